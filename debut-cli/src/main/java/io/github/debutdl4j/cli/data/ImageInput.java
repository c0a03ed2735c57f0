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
package io.github.debutdl4j.cli.data;

/**
 * The form in which a network expects images and labels.
 *
 * @param layout shape of the features
 * @param normalization what is done to pixels before
 * @param isOneOutput whether labels are one column, 0 or 1, and not a column for each class
 */
public record ImageInput(ImageLayout layout, Normalization normalization, boolean isOneOutput) {

  /** Pixels of 0 to 1, a label column for each class. */
  public static ImageInput of(ImageLayout layout) {
    return new ImageInput(layout, Normalization.ZERO_TO_ONE, false);
  }
}
