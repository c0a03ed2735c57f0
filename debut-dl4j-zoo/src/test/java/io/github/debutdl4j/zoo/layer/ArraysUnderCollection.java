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

import io.github.debutdl4j.chain.ChainPolicy;
import io.github.debutdl4j.layer.DeButConvolution2D;
import io.github.debutdl4j.layer.DeButDense;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.vertex.VertexIndices;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Calls everything that reads the memory of arrays again and again, with arrays that nothing else
 * refers to, while another thread leaves garbage. In a small young generation it is collected every
 * millisecond. Prints how many calls gave other numbers than the first one.
 */
final class ArraysUnderCollection {

  private static final LayerWorkspaceMgr HEAP = LayerWorkspaceMgr.noWorkspaces();

  private static final int EXAMPLES = 8;
  private static final int CHANNELS = 16;
  private static final long[] IMAGES = {EXAMPLES, CHANNELS, 32, 32};
  private static final long[] ROWS = {EXAMPLES * 32 * 32, CHANNELS};

  private static volatile byte[] garbage;

  private ArraysUnderCollection() {}

  /** Arguments: how often everything is called. */
  public static void main(String[] arguments) {
    int rounds = Integer.parseInt(arguments[0]);
    Map<String, IntSupplier> calls = calls();
    Map<String, Integer> expected = new LinkedHashMap<>();
    calls.forEach((name, call) -> expected.put(name, call.getAsInt()));
    Thread thread = new Thread(ArraysUnderCollection::leaveGarbage);
    thread.setDaemon(true);
    thread.start();
    Map<String, Integer> wrong = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      calls.forEach(
          (name, call) -> {
            boolean same = call.getAsInt() == expected.get(name);
            wrong.merge(name, same ? 0 : 1, Integer::sum);
          });
    }
    wrong.forEach((name, count) -> System.out.println(name + ": wrong " + count));
  }

  private static void leaveGarbage() {
    while (true) {
      garbage = new byte[1 << 16];
    }
  }

  /** What is called, by name; each gives a hash of all that it computed. */
  private static Map<String, IntSupplier> calls() {
    Nd4j.getRandom().setSeed(7);
    INDArray images = Nd4j.randn(DataType.FLOAT, IMAGES);
    INDArray rows = Nd4j.randn(DataType.FLOAT, ROWS);
    INDArray matrices = Nd4j.randn(DataType.FLOAT, EXAMPLES, CHANNELS * CHANNELS);
    INDArray maxima = Nd4j.randn(DataType.FLOAT, EXAMPLES, CHANNELS);
    ChainPolicy policy = ChainPolicy.monotonic(2);
    Layer dense = layer(new DeButDense.Builder().nOut(CHANNELS).chainPolicy(policy).build(), rows);
    Layer convolution =
        layer(
            new DeButConvolution2D.Builder(new int[] {3, 3}, new int[] {1, 1}, new int[] {1, 1})
                .nOut(CHANNELS)
                .chainPolicy(policy)
                .build(),
            images);
    Layer forImages = layer(new FusedBatchNormalization(CHANNELS, Activation.RELU), images);
    Layer forRows = layer(new FusedBatchNormalization(CHANNELS, Activation.RELU), rows);
    Map<String, IntSupplier> calls = new LinkedHashMap<>();
    for (Lie lie : Lie.values()) {
      calls.put("dense, " + lie, () -> run(dense, lie, rows));
      calls.put("convolution, " + lie, () -> run(convolution, lie, images));
      calls.put("normalised images, " + lie, () -> run(forImages, lie, images));
      calls.put("normalised rows, " + lie, () -> run(forRows, lie, rows));
      calls.put("points to rows, " + lie, () -> run(new PointRowsVertex(), lie, rows, images));
      calls.put(
          "transform, " + lie, () -> run(new PointTransformVertex(), lie, rows, rows, matrices));
      calls.put("maximum, " + lie, () -> run(new PointMaximumVertex(), lie, maxima, rows, maxima));
    }
    return calls;
  }

  private static Layer layer(org.deeplearning4j.nn.conf.layers.Layer layer, INDArray like) {
    InputType inputs =
        like.rank() == 2
            ? InputType.feedForward(like.size(1))
            : InputType.convolutional(like.size(2), like.size(3), like.size(1));
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder().seed(7).list(layer).setInputType(inputs).build());
    network.init();
    network.initGradientsView();
    return network.getLayer(0);
  }

  private static int run(Layer layer, Lie lie, INDArray array) {
    layer.setInput(lie.temporary(array), HEAP);
    INDArray output = layer.activate(true, HEAP);
    Pair<Gradient, INDArray> back = layer.backpropGradient(lie.temporary(array), HEAP);
    return hash(output, back.getSecond(), back.getFirst().gradient());
  }

  private static int run(GraphVertex configuration, Lie lie, INDArray epsilon, INDArray... inputs) {
    org.deeplearning4j.nn.graph.vertex.GraphVertex vertex =
        configuration.instantiate(null, "vertex", 0, null, false, DataType.FLOAT);
    vertex.setInputVertices(new VertexIndices[inputs.length]);
    for (int i = 0; i < inputs.length; i++) {
      vertex.setInput(i, lie.temporary(inputs[i]), HEAP);
    }
    INDArray output = vertex.doForward(true, HEAP);
    vertex.setEpsilon(lie.temporary(epsilon));
    return hash(output, vertex.doBackward(false, HEAP).getSecond()[0]);
  }

  private static int hash(INDArray... arrays) {
    return Arrays.hashCode(
        Stream.of(arrays).mapToInt(a -> Arrays.hashCode(a.dup('c').data().asFloat())).toArray());
  }

  /** How the numbers of a new array lie in its memory. */
  private enum Lie {
    IN_ORDER {
      @Override
      INDArray temporary(INDArray array) {
        return array.dup('c');
      }
    },
    TURNED {
      @Override
      INDArray temporary(INDArray array) {
        return array.dup('f');
      }
    },
    PART {
      @Override
      INDArray temporary(INDArray array) {
        return Nd4j.concat(0, array, array, array)
            .get(NDArrayIndex.interval(array.size(0), 2 * array.size(0)));
      }
    },
    SPREAD {
      @Override
      INDArray temporary(INDArray array) {
        INDArrayIndex[] other = new INDArrayIndex[array.rank()];
        Arrays.fill(other, NDArrayIndex.all());
        other[1] = NDArrayIndex.interval(0, 2, 2 * array.size(1));
        INDArray spread = Nd4j.concat(1, array, array).get(other);
        return spread.assign(array);
      }
    };

    /** A new array with the numbers of another. */
    abstract INDArray temporary(INDArray array);
  }
}
