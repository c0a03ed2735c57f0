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
package io.github.debutdl4j.zoo.layer;

import java.util.Collection;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.NoParamLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Turns the last features of a T-Net into a square matrix near the identity: reads {@code
 * [examples, size * size]} as row-major matrices and adds the identity to each.
 *
 * <p>With an orthogonality penalty, the network's score grows by penalty x the mean over the
 * minibatch of {@code ||T T' - I||_F}, and the gradient with it. It counts as part of the score
 * that regularises (as L2 does), so a score without regularisation leaves it out.
 */
public final class SquareTransform extends NoParamLayer {

  private static final long serialVersionUID = 1L;

  private int size;
  private double orthogonalityPenalty;

  /** For JSON only; use {@link Builder}. */
  public SquareTransform() {}

  private SquareTransform(Builder builder) {
    super(builder);
    size = builder.size;
    orthogonalityPenalty = builder.orthogonalityPenalty;
    initializeConstraints(builder);
  }

  /** Rows and columns of a matrix. */
  public int getSize() {
    return size;
  }

  public void setSize(int size) {
    this.size = size;
  }

  /** Weight of {@code ||T T' - I||_F} in the score; 0 for none. */
  public double getOrthogonalityPenalty() {
    return orthogonalityPenalty;
  }

  public void setOrthogonalityPenalty(double orthogonalityPenalty) {
    this.orthogonalityPenalty = orthogonalityPenalty;
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int layerIndex,
      INDArray paramsView,
      boolean initializeParams,
      DataType networkDataType) {
    SquareTransformLayer layer = new SquareTransformLayer(conf, networkDataType);
    layer.setListeners(listeners);
    layer.setIndex(layerIndex);
    layer.setConf(conf);
    return layer;
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType inputType) {
    if (inputType.arrayElementsPerExample() != (long) size * size) {
      throw new IllegalStateException(
          "Layer \""
              + getLayerName()
              + "\" makes "
              + size
              + " x "
              + size
              + " matrices and needs "
              + size * size
              + " features; got "
              + inputType);
    }
    return inputType;
  }

  /** None: the features of a T-Net come from a dense layer. */
  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType inputType) {
    return null;
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType inputType) {
    long elements = inputType.arrayElementsPerExample();
    return new LayerMemoryReport.Builder(
            getLayerName(), SquareTransform.class, inputType, inputType)
        .standardMemory(0, 0)
        .workingMemory(0, elements, 0, 2 * elements)
        .cacheMemory(MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
        .build();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SquareTransform that
        && super.equals(that)
        && size == that.size
        && orthogonalityPenalty == that.orthogonalityPenalty;
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), size, orthogonalityPenalty);
  }

  /** Settings of a {@link SquareTransform}. */
  @SuppressWarnings("unchecked") // DL4J lets the caller of build() choose the type
  public static final class Builder
      extends org.deeplearning4j.nn.conf.layers.Layer.Builder<Builder> {

    private final int size;
    private double orthogonalityPenalty;

    /**
     * @param size rows and columns of a matrix, 1 or more
     */
    public Builder(int size) {
      if (size < 1) {
        throw new IllegalArgumentException("a square transform needs size >= 1; got " + size);
      }
      this.size = size;
    }

    /** Weight of {@code ||T T' - I||_F} in the score, 0 (none) by default; PointNet takes 0.001. */
    public Builder orthogonalityPenalty(double weight) {
      if (!(weight >= 0)) {
        throw new IllegalArgumentException("orthogonalityPenalty must be >= 0; got " + weight);
      }
      orthogonalityPenalty = weight;
      return this;
    }

    @Override
    public SquareTransform build() {
      return new SquareTransform(this);
    }
  }
}
