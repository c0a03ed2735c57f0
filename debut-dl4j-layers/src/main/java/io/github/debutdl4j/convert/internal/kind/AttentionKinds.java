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
package io.github.debutdl4j.convert.internal.kind;

import io.github.debutdl4j.layer.DeButParamInitializer;
import io.github.debutdl4j.layer.attention.DeButSelfAttention;
import io.github.debutdl4j.layer.attention.DeButSelfAttention.Projection;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LearnedSelfAttentionLayer;
import org.deeplearning4j.nn.conf.layers.SelfAttentionLayer;
import org.deeplearning4j.nn.conf.layers.samediff.SameDiffLayer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;

/** Attention layers have four matrices, each with a kind. */
final class AttentionKinds {

  /** Key of learned queries, DL4J's and that of the new layer. */
  private static final String QUERIES = "Q";

  static final List<LinearLayerKind<?>> ALL =
      Stream.concat(
              kinds(SelfAttentionLayer.class, AttentionKinds::sizes),
              kinds(LearnedSelfAttentionLayer.class, AttentionKinds::sizes))
          .toList();

  private AttentionKinds() {}

  /**
   * What both layers have in common, but for a type.
   *
   * @param projected whether there are matrices at all
   * @param learnedQueries 0 where each step asks
   */
  private record Sizes(
      long nIn, long nOut, int heads, long headSize, boolean projected, int learnedQueries) {

    long featuresOfHeads() {
      return heads * headSize;
    }
  }

  private static Sizes sizes(SelfAttentionLayer layer) {
    return new Sizes(
        layer.getNIn(),
        layer.getNOut(),
        layer.getNHeads(),
        layer.getHeadSize(),
        layer.isProjectInput(),
        0);
  }

  private static Sizes sizes(LearnedSelfAttentionLayer layer) {
    return new Sizes(
        layer.getNIn(),
        layer.getNOut(),
        layer.getNHeads(),
        layer.getHeadSize(),
        layer.isProjectInput(),
        layer.getNQueries());
  }

  private static <L extends SameDiffLayer> Stream<LinearLayerKind<?>> kinds(
      Class<L> type, Function<L, Sizes> sizes) {
    return Arrays.stream(Projection.values())
        .map(projection -> new AttentionKind<>(type, projection, sizes));
  }

  /** One matrix of a layer that becomes a {@link DeButSelfAttention}. */
  private record AttentionKind<L extends SameDiffLayer>(
      Class<L> layerClass, Projection projection, Function<L, Sizes> sizes)
      implements LinearLayerKind<L> {

    @Override
    public boolean isFor(L layer) {
      return sizes.apply(layer).projected();
    }

    @Override
    public Optional<String> obstacle(L layer) {
      return layer.getConstraints() == null || layer.getConstraints().isEmpty()
          ? Optional.empty()
          : Optional.of("it has constraints, which chains of attention layers do not take over");
    }

    @Override
    public String matrixName() {
      return projection.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String weightKey() {
      return projection.prefix();
    }

    @Override
    public int outputs(L layer) {
      Sizes size = sizes.apply(layer);
      return Math.toIntExact(
          projection == Projection.OUTPUT ? size.nOut() : size.featuresOfHeads());
    }

    @Override
    public int channels(L layer) {
      Sizes size = sizes.apply(layer);
      return Math.toIntExact(projection == Projection.OUTPUT ? size.featuresOfHeads() : size.nIn());
    }

    /** Learned queries are counted with the matrix that they are multiplied by. */
    @Override
    public long keptParameters(L layer, Map<String, INDArray> parameters) {
      INDArray queries = parameters.get(QUERIES);
      return projection == Projection.QUERY && queries != null ? queries.length() : 0;
    }

    @Override
    public boolean biasPerRow() {
      return false;
    }

    /** Weights are [heads, headSize, nIn], those of the output [heads * headSize, nOut]. */
    @Override
    public INDArray matrix(L layer, Map<String, INDArray> parameters) {
      INDArray weights = parameters.get(weightKey());
      return projection == Projection.OUTPUT ? weights.transpose() : weights;
    }

    @Override
    public boolean hasInputRows() {
      boolean ofInput = projection == Projection.KEY || projection == Projection.VALUE;
      return ofInput || projection == Projection.QUERY && layerClass == SelfAttentionLayer.class;
    }

    @Override
    public double[] inputRows(L layer, Map<String, INDArray> parameters, INDArray input, int most) {
      return InputRows.ofSteps(input, RNNFormat.NCW, most);
    }

    @Override
    public Layer replacement(L layer, ChainAssignment fit) {
      throw new IllegalStateException("an attention layer needs the chains of all its matrices");
    }

    @Override
    public Layer replacement(L layer, List<ChainAssignment> fits) {
      Sizes size = sizes.apply(layer);
      DeButSelfAttention.Builder builder =
          new DeButSelfAttention.Builder()
              .name(layer.getLayerName())
              .nIn(size.nIn())
              .nOut(size.nOut())
              .heads(size.heads())
              .headSize(size.headSize())
              .learnedQueries(size.learnedQueries());
      boolean padded = false;
      Iterator<ChainAssignment> inOrder = fits.iterator();
      for (Projection each : Projection.values()) {
        ChainAssignment fit = inOrder.next();
        builder.chain(each, fit.chain()).resizePolicy(each, fit.resizePolicy());
        AttentionKind<L> kind = new AttentionKind<>(layerClass, each, sizes);
        padded |= fit.isPadded(kind.outputs(layer), kind.channels(layer));
      }
      builder.allowPadding(padded);
      DeButSelfAttention attention = builder.build();
      copyTraining(layer, attention, fits.get(0).iterations());
      return attention;
    }

    private static void copyTraining(SameDiffLayer from, DeButSelfAttention to, int iterations) {
      IUpdater updater = from.getUpdater();
      boolean trained = iterations > 0 && updater != null;
      to.setIUpdater(trained ? LayerOptions.restarted(updater, iterations) : updater);
      to.setRegularization(from.getRegularization());
      to.setRegularizationBias(from.getRegularizationBias());
      to.setGradientNormalization(from.getGradientNormalization());
      to.setGradientNormalizationThreshold(from.getGradientNormalizationThreshold());
      to.setWeightInitFn(from.getWeightInit().getWeightInitFunction());
    }

    @Override
    public Map<String, INDArray> newParameters(
        L layer, Map<String, INDArray> parameters, ChainAssignment fit) {
      Map<String, INDArray> named = new HashMap<>();
      for (int l = 0; l < fit.chain().length(); l++) {
        INDArray factor = fit.parameters().get(DeButParamInitializer.weightKey(l));
        named.put(projection.prefix() + l, factor);
      }
      INDArray queries = parameters.get(QUERIES);
      if (projection == Projection.QUERY && queries != null) {
        named.put(QUERIES, queries.reshape(queries.size(1), queries.size(2)));
      }
      return named;
    }
  }
}
