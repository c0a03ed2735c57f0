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
package io.github.debutdl4j.cli.npy;

import java.util.Locale;

/**
 * What the header of an npy file says.
 *
 * @param shape sizes of the dimensions; none for a single number
 * @param type of the numbers, such as {@code f4}
 * @param order of the bytes of a number and of the numbers
 */
public record NpyDescription(int[] shape, String type, String order) {

  static NpyDescription of(NpyHeader header) {
    NpyType type = header.type();
    String bytes = type.bytes() == 1 ? "" : type.order().toString().toLowerCase(Locale.ROOT) + ", ";
    return new NpyDescription(
        header.shape(),
        type.kind() + "" + type.bytes(),
        bytes + (header.fortranOrder() ? "Fortran order" : "c order"));
  }
}
