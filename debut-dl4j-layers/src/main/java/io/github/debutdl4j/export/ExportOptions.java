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
package io.github.debutdl4j.export;

import io.github.debutdl4j.internal.network.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.nd4j.linalg.dataset.api.preprocessor.DataNormalization;

/** What an export needs to know in addition to the network. */
public final class ExportOptions {

  private final Map<String, Shape> inputShapes;
  private final DataNormalization normalizer;
  private final OnnxForm onnxForm;
  private final WeightFormat weights;

  private ExportOptions(Builder builder) {
    inputShapes = Map.copyOf(builder.inputShapes);
    normalizer = builder.normalizer;
    onnxForm = builder.onnxForm;
    weights = builder.weights;
  }

  /** No shapes, no normaliser, exact weights, the fast form of ONNX. */
  public static ExportOptions defaults() {
    return builder().build();
  }

  public static Builder builder() {
    return new Builder();
  }

  Map<String, Shape> inputShapes() {
    return inputShapes;
  }

  DataNormalization normalizer() {
    return normalizer;
  }

  OnnxForm onnxForm() {
    return onnxForm;
  }

  WeightFormat weights() {
    return weights;
  }

  /** Builds {@link ExportOptions}. */
  public static final class Builder {

    private final Map<String, Shape> inputShapes = new LinkedHashMap<>();
    private DataNormalization normalizer;
    private OnnxForm onnxForm = OnnxForm.FAST;
    private WeightFormat weights = WeightFormat.F32;

    private Builder() {}

    /**
     * The shape of one example of the only input, as DL4J's array has it: {@code [features]},
     * {@code [features, steps]} or {@code [channels, height, width]}, with channels last where the
     * network reads NHWC or NWC. Needed if it does not follow from the first layer, because DL4J
     * does not keep the input type that a network was built with.
     */
    public Builder inputShape(int... sizes) {
      return inputShape("", sizes);
    }

    /** The shape of one example of the input with this name. */
    public Builder inputShape(String input, int... sizes) {
      inputShapes.put(input, Shape.of(sizes));
      return this;
    }

    /**
     * Makes a fitted normaliser part of the model, which then reads data that are not normalised
     * yet: an {@code ImagePreProcessingScaler}, {@code NormalizerStandardize}, {@code
     * NormalizerMinMaxScaler} or {@code VGG16ImagePreProcessor}.
     */
    public Builder normalizer(DataNormalization newNormalizer) {
      normalizer = newNormalizer;
      return this;
    }

    /** How chains are written to ONNX; by default for speed. */
    public Builder onnxForm(OnnxForm form) {
      onnxForm = Objects.requireNonNull(form, "form");
      return this;
    }

    /** How the runtime's model file stores weights; by default exactly. ONNX files are exact. */
    public Builder weights(WeightFormat format) {
      weights = Objects.requireNonNull(format, "format");
      return this;
    }

    public ExportOptions build() {
      return new ExportOptions(this);
    }
  }
}
