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

import org.nd4j.linalg.dataset.adapter.MultiDataSetIteratorAdapter;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.dataset.api.iterator.MultiDataSetIterator;

/**
 * Examples that calibration runs through the source network.
 *
 * @param examples minibatches; labels are ignored
 * @param samples number of inputs of each layer to use; a patch of an image is one input
 */
record CalibrationData(MultiDataSetIterator examples, int samples) {

  CalibrationData {
    if (samples < 1) {
      throw new ConversionException(
          "calibration with " + samples + " samples for each layer; expected 1 or more");
    }
  }

  static CalibrationData of(DataSetIterator examples, int samples) {
    return new CalibrationData(new MultiDataSetIteratorAdapter(examples), samples);
  }
}
