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
package io.github.debutdl4j.factorize;

import io.github.debutdl4j.internal.search.CandidateScores.Scored;
import java.util.Optional;

/**
 * A chain that a search compares with others by fitting it.
 *
 * @param scored the chain
 * @param error relative error of the fit
 * @param fit the fit, if it is complete
 */
record CandidateFit(Scored scored, double error, Optional<Factorization> fit) {

  static CandidateFit complete(Scored scored, Factorization fit) {
    return new CandidateFit(scored, fit.inputAwareError(), Optional.of(fit));
  }
}
