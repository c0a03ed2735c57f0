/*
 * Copyright 2026 The DeBut for DeepLearning4J authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except
 * in compliance with the License. You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License
 * is distributed on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express
 * or implied. See the License for the specific language governing permissions and limitations under
 * the License.
 */
package io.github.debutdl4j.convert;

/** A limit on the parameters of a network, given as a number or as a share of the source's. */
final class NetworkSize {

  private final long parameters;
  private final double share;

  private NetworkSize(long parameters, double share) {
    this.parameters = parameters;
    this.share = share;
  }

  static NetworkSize parameters(long parameters) {
    if (parameters < 1) {
      throw new ConversionException(
          "the network's budget is " + parameters + " parameters; expected 1 or more");
    }
    return new NetworkSize(parameters, Double.NaN);
  }

  static NetworkSize share(double share) {
    if (!(share > 0 && share <= 1)) {
      throw new ConversionException(
          "the network's budget is a share of " + share + "; expected above 0, at most 1");
    }
    return new NetworkSize(-1, share);
  }

  /** The limit for a network that has this number of parameters now. */
  long of(long sourceParameters) {
    return parameters > 0 ? parameters : (long) Math.floor(share * sourceParameters);
  }
}
