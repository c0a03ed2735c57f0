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
package com.example.canary;

import java.io.InputStream;
import java.io.OutputStream;
import org.nd4j.linalg.dataset.api.preprocessor.ImagePreProcessingScaler;
import org.nd4j.linalg.dataset.api.preprocessor.serializer.CustomSerializerStrategy;

/** A way to store normalisers outside of ND4J whose code leaves a trace when it runs. */
public final class CanaryNormalizerStrategy
    extends CustomSerializerStrategy<ImagePreProcessingScaler> {

  static {
    CanaryTrace.leave();
  }

  @Override
  public Class<ImagePreProcessingScaler> getSupportedClass() {
    return ImagePreProcessingScaler.class;
  }

  @Override
  public void write(ImagePreProcessingScaler normalizer, OutputStream out) {}

  @Override
  public ImagePreProcessingScaler restore(InputStream in) {
    CanaryTrace.leave();
    return new ImagePreProcessingScaler();
  }
}
