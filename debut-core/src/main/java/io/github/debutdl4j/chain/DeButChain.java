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
package io.github.debutdl4j.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A chain of DeBut factors whose product represents one dense matrix {@code W = R_N ... R_1} of
 * outputs x inputs.
 *
 * <p>Immutable. Factors are listed first applied first, so the first factor's {@code q} is the
 * number of inputs and the last factor's {@code p} the number of outputs. The weights of a whole
 * chain, where they come as one array, are the factor tensors one after another in that order.
 */
public final class DeButChain {

  private final List<DeButFactor> factors;

  /**
   * Joins factors, first applied first.
   *
   * @throws ChainException if there is no factor, or one factor's inputs are not the outputs of the
   *     factor before it
   */
  public DeButChain(List<DeButFactor> factors) {
    if (factors.isEmpty()) {
      throw new ChainException("a chain needs at least one factor");
    }
    for (int l = 1; l < factors.size(); l++) {
      if (factors.get(l).q() != factors.get(l - 1).p()) {
        throw new ChainException(
            "factor "
                + (l + 1)
                + " "
                + factors.get(l)
                + " takes "
                + factors.get(l).q()
                + " inputs, but factor "
                + l
                + " "
                + factors.get(l - 1)
                + " gives "
                + factors.get(l - 1).p()
                + " outputs");
      }
    }
    this.factors = Collections.unmodifiableList(new ArrayList<>(factors));
  }

  public static DeButChain of(DeButFactor... factors) {
    return new DeButChain(Arrays.asList(factors));
  }

  /** The chain of one factor that is a plain dense matrix. */
  public static DeButChain dense(int outputs, int inputs) {
    return of(DeButFactor.dense(outputs, inputs));
  }

  /**
   * The regular chain with these grids: {@code t_1 = 1}, {@code t_{i+1} = r_i t_i}, last factor one
   * block. It has {@code prod(r)} outputs and {@code prod(s)} inputs.
   *
   * @param r grid rows of each factor, first applied first
   * @param s grid columns of each factor, first applied first
   * @throws ChainException if r and s differ in length, a size is below 1, or a width is too large
   */
  public static DeButChain regular(int[] r, int[] s) {
    if (r.length != s.length || r.length == 0) {
      throw new ChainException(
          "a regular chain needs as many r as s, one or more; got "
              + r.length
              + " and "
              + s.length);
    }
    long width = 1;
    for (int l = 0; l < s.length; l++) {
      if (r[l] < 1 || s[l] < 1) {
        throw new ChainException(
            String.format(
                "factor %d has r = %d and s = %d; every size must be 1 or more",
                l + 1, r[l], s[l]));
      }
      width = checkedWidth(width * s[l], r, s);
    }
    List<DeButFactor> factors = new ArrayList<>();
    long t = 1;
    for (int l = 0; l < r.length; l++) {
      long outputs = checkedWidth(width / s[l] * r[l], r, s);
      factors.add(new DeButFactor((int) outputs, (int) width, r[l], s[l], (int) t));
      width = outputs;
      t *= r[l];
    }
    return new DeButChain(factors);
  }

  private static long checkedWidth(long width, int[] r, int[] s) {
    if (width > Integer.MAX_VALUE) {
      throw new ChainException(
          String.format(
              "the chain with r = %s and s = %s is %d wide somewhere; at most 2^31 - 1 is possible",
              Arrays.toString(r), Arrays.toString(s), width));
    }
    return width;
  }

  /** Reads a row of the published format; see {@link ChainFormat#parse}. */
  public static DeButChain parse(String row) {
    return ChainFormat.parse(row);
  }

  public List<DeButFactor> factors() {
    return factors;
  }

  public DeButFactor factor(int index) {
    return factors.get(index);
  }

  /** Number of factors. */
  public int length() {
    return factors.size();
  }

  /** Columns of the product. */
  public int inputs() {
    return factors.get(0).q();
  }

  /** Rows of the product. */
  public int outputs() {
    return factors.get(factors.size() - 1).p();
  }

  /** Number of weights in all factors. */
  public long parameters() {
    long sum = 0;
    for (DeButFactor factor : factors) {
      sum += factor.parameters();
    }
    return sum;
  }

  /** Multiplications to apply the chain to one column; equals the number of weights. */
  public long multiplicationsPerColumn() {
    return parameters();
  }

  /** Parameters of the dense matrix that the chain represents. */
  public long denseParameters() {
    return (long) outputs() * inputs();
  }

  /** Share of parameters saved: {@code 1 - parameters/denseParameters}; negative where it grew. */
  public double layerCompression() {
    return 1.0 - (double) parameters() / denseParameters();
  }

  /** The widest vector between input and output, both included. */
  public int widestIntermediate() {
    return Math.max(inputs(), factors.stream().mapToInt(DeButFactor::p).max().getAsInt());
  }

  /** Index in the weights of the whole chain at which the tensor of a factor begins. */
  public int weightOffset(int factorIndex) {
    int offset = 0;
    for (int l = 0; l < factorIndex; l++) {
      offset = Math.addExact(offset, factors.get(l).parameters());
    }
    return offset;
  }

  /**
   * Whether {@code t_1 = 1}, {@code t_{i+1} = r_i t_i} and the last factor has one block. Then the
   * product has no structural zero, and exactly one path leads from each input to each output.
   */
  public boolean isRegular() {
    return faultOfRegularity().isEmpty();
  }

  /** Why the chain is not regular, naming the first factor at fault; empty if it is regular. */
  public String faultOfRegularity() {
    int expected = 1;
    for (int l = 0; l < factors.size(); l++) {
      DeButFactor factor = factors.get(l);
      if (factor.t() != expected) {
        return "factor "
            + (l + 1)
            + " "
            + factor
            + " has t = "
            + factor.t()
            + ", expected "
            + expected;
      }
      expected *= factor.r();
    }
    DeButFactor last = factors.get(factors.size() - 1);
    if (last.blocks() != 1) {
      return "the last factor " + last + " has " + last.blocks() + " blocks, expected 1";
    }
    return "";
  }

  /** Whether widths only shrink or only grow (weakly) from input to output. */
  public boolean isMonotonic() {
    boolean shrinks = factors.stream().allMatch(f -> f.p() <= f.q());
    boolean grows = factors.stream().allMatch(f -> f.p() >= f.q());
    return shrinks || grows;
  }

  /** Whether some intermediate vector is wider than both input and output. */
  public boolean isBulging() {
    return widestIntermediate() > Math.max(inputs(), outputs());
  }

  /** Share of the product's entries that are not structurally zero, 1 for a regular chain. */
  public double support() {
    return isRegular() ? 1.0 : ChainPaths.of(this).support();
  }

  /** Most paths that lead from one input to one output, 1 for a regular chain. */
  public long pathsPerEntry() {
    return isRegular() ? 1 : ChainPaths.of(this).mostPaths();
  }

  /**
   * The chain without redundant factors: neighbours whose product is again one factor are merged.
   *
   * <p>In a regular chain these are a factor with {@code r = 1} that is not applied first and one
   * with {@code s = 1} that is not applied last. The result can form the same products as this
   * chain and never has more parameters. {@link ChainReduction} also tells what was merged.
   */
  public DeButChain reduce() {
    return ChainReduction.reduce(this).reduced();
  }

  /** Whether {@link #reduce()} would change the chain. */
  public boolean isRedundant() {
    return reduce().length() < length();
  }

  /**
   * The regular chain of the transposed size that is this one's mirror image: widths in reverse
   * order, rows and columns of the grids exchanged, the same number of parameters.
   *
   * <p>It represents other matrices than {@link #transposed()}, which is not regular itself.
   *
   * @throws ChainException if this chain is not regular
   */
  public DeButChain mirrored() {
    if (!isRegular()) {
      throw new ChainException("only a regular chain has a mirror image; " + faultOfRegularity());
    }
    int[] r = new int[length()];
    int[] s = new int[length()];
    for (int l = 0; l < length(); l++) {
      DeButFactor opposite = factors.get(length() - 1 - l);
      r[l] = opposite.s();
      s[l] = opposite.r();
    }
    return regular(r, s);
  }

  /** The chain of the transposed product: factors transposed, in reverse order. */
  public DeButChain transposed() {
    List<DeButFactor> reversed = new ArrayList<>();
    for (int l = factors.size() - 1; l >= 0; l--) {
      reversed.add(factors.get(l).transposed());
    }
    return new DeButChain(reversed);
  }

  /**
   * Multiplies a matrix by the product of the chain, factor by factor, in plain Java.
   *
   * @param weights one tensor {@code [blocks, t, r, s]} per factor, c order, first applied first
   * @param x inputs x columns, row major
   * @param columns number of columns; 1 for a vector
   * @return outputs x columns, row major
   * @throws ChainException if the number of weights or the length of {@code x} does not fit
   */
  public double[] apply(double[][] weights, double[] x, int columns) {
    return ChainProduct.apply(this, weights, x, columns);
  }

  /**
   * Multiplies the chain out.
   *
   * @param weights one tensor {@code [blocks, t, r, s]} per factor, c order, first applied first
   * @return the dense product, outputs x inputs, row major
   */
  public double[] denseProduct(double[][] weights) {
    return ChainProduct.dense(this, weights);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DeButChain chain && factors.equals(chain.factors);
  }

  @Override
  public int hashCode() {
    return factors.hashCode();
  }

  /** The factors as the papers write them, first applied first. */
  @Override
  public String toString() {
    return factors.stream().map(DeButFactor::toString).collect(Collectors.joining(" "));
  }
}
