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
package io.github.debutdl4j.samediff;

import io.github.debutdl4j.chain.ChainException;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Adds a DeBut chain to a SameDiff graph, in place of a matrix product or a convolution.
 *
 * <p>Everything is made of native SameDiff operations, so {@code SameDiff.fit}, saving and gradient
 * functions work on it as on any graph. It runs as a sequence of small operations; the layers of
 * {@code io.github.debutdl4j.layer} are many times faster.
 */
public final class DeButOps {

  private DeButOps() {}

  /**
   * Adds one trainable variable per factor, {@code [blocks, t, r, s]}, named {@code name + "_W" +
   * index}.
   *
   * <p>Drawn from a normal distribution of standard deviation {@code 1/sqrt(s)}, which keeps the
   * variance of a column from input to output.
   *
   * @param seed seed of the random numbers; the same seed gives the same weights
   */
  public static List<SDVariable> factors(
      SameDiff sd, String name, DeButChain chain, DataType type, long seed) {
    Random random = new Random(seed);
    List<SDVariable> variables = new ArrayList<>();
    for (int l = 0; l < chain.length(); l++) {
      DeButFactor factor = chain.factor(l);
      double deviation = 1 / Math.sqrt(factor.s());
      double[] weights = new double[factor.parameters()];
      Arrays.setAll(weights, w -> deviation * random.nextGaussian());
      INDArray tensor = Nd4j.createFromArray(weights).reshape('c', shape(factor)).castTo(type);
      variables.add(sd.var(name + "_W" + l, tensor));
    }
    return variables;
  }

  /**
   * Applies a chain to every row: {@code y = x W'} with {@code W} the product of the chain.
   *
   * @param name of the result
   * @param x {@code [minibatch, inputs]}
   * @param factors weights, {@code [blocks, t, r, s]} each, first applied first
   * @return {@code [minibatch, outputs]}
   */
  public static SDVariable linear(
      SameDiff sd, String name, SDVariable x, List<SDVariable> factors, DeButChain chain) {
    checkInputs(name, x, 1, chain.inputs());
    SDVariable columns = sd.permute(x, 1, 0); // [inputs, minibatch]
    SDVariable y = applyToColumns(sd, name, columns, factors, chain); // [outputs, minibatch]
    return sd.permute(name, y, 1, 0);
  }

  /**
   * Convolves images with the filters that the chain represents: {@code W} is outputs x ({@code
   * channels * kernelHeight * kernelWidth}).
   *
   * @param name of the result
   * @param x {@code [minibatch, channels, height, width]}
   * @param factors weights, {@code [blocks, t, r, s]} each, first applied first
   * @param geometry of the convolution and of the images
   * @return {@code [minibatch, outputs, outputHeight, outputWidth]}
   */
  public static SDVariable convolution2d(
      SameDiff sd,
      String name,
      SDVariable x,
      List<SDVariable> factors,
      DeButChain chain,
      SameDiffConvolution geometry) {
    checkInputs(name, x, geometry.taps(), chain.inputs());
    SDVariable patches = sd.cnn().im2Col(x, geometry.config()); // [mb, c, kh, kw, oh, ow]
    SDVariable rows =
        switch (geometry.columnOrder()) {
          case CHANNEL_MAJOR -> sd.permute(patches, 1, 2, 3, 0, 4, 5);
          case TAP_MAJOR -> sd.permute(patches, 2, 3, 1, 0, 4, 5);
        };
    SDVariable columns = sd.reshape(rows, chain.inputs(), -1); // [inputs, mb * oh * ow]
    SDVariable y = applyToColumns(sd, name, columns, factors, chain);
    SDVariable maps =
        sd.reshape(y, chain.outputs(), -1, geometry.outputHeight(), geometry.outputWidth());
    return sd.permute(name, maps, 1, 0, 2, 3);
  }

  /** Reshaping accepts any multiple of the inputs, and would mix values of different rows. */
  private static void checkInputs(String name, SDVariable x, int taps, int inputs) {
    long[] shape = x.getShape();
    if (shape != null && shape.length > 1 && shape[1] > 0 && shape[1] * taps != inputs) {
      throw new ChainException(
          name
              + ": the chain takes "
              + inputs
              + " inputs, but x is "
              + Arrays.toString(shape)
              + (taps == 1 ? "" : " with " + taps + " kernel positions"));
    }
  }

  /** Columns {@code [inputs, n]} through every factor to {@code [outputs, n]}. */
  private static SDVariable applyToColumns(
      SameDiff sd, String name, SDVariable columns, List<SDVariable> factors, DeButChain chain) {
    if (factors.size() != chain.length()) {
      throw new ChainException(
          name
              + ": the chain has "
              + chain.length()
              + " factors, but came with "
              + factors.size()
              + " weight variables");
    }
    SDVariable y = columns;
    for (int l = 0; l < chain.length(); l++) {
      y = applyFactor(sd, y, factors.get(l), chain.factor(l));
    }
    return y;
  }

  /** One batched matrix product: {@code [B*t, r, s] x [B*t, s, n]}. */
  private static SDVariable applyFactor(
      SameDiff sd, SDVariable x, SDVariable weights, DeButFactor f) {
    int batch = f.blocks() * f.t();
    SDVariable inputs = sd.permute(sd.reshape(x, f.blocks(), f.s(), f.t(), -1), 0, 2, 1, 3);
    SDVariable products =
        sd.mmul(sd.reshape(weights, batch, f.r(), f.s()), sd.reshape(inputs, batch, f.s(), -1));
    SDVariable outputs = sd.permute(sd.reshape(products, f.blocks(), f.t(), f.r(), -1), 0, 2, 1, 3);
    return sd.reshape(outputs, f.p(), -1);
  }

  private static long[] shape(DeButFactor factor) {
    return Arrays.stream(factor.weightShape()).asLongStream().toArray();
  }
}
