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
package io.github.debutdl4j.internal.network;

import io.github.debutdl4j.chain.ChainPolicy;
import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.chain.DeButChain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes small random networks of all operations, with odd sizes. */
public final class RandomNetworks {

  private static final int LARGEST = 3000;

  private final Random random;
  private final List<Network.Input> inputs = new ArrayList<>();
  private final List<Network.Node> nodes = new ArrayList<>();
  private final Map<String, Shape> shapes = new LinkedHashMap<>();

  private RandomNetworks(long seed) {
    random = new Random(seed);
  }

  /** The network of a seed. */
  public static Network of(long seed) {
    return new RandomNetworks(seed).network();
  }

  /** Numbers for an input: whole ones where a table is looked up. */
  public static float[] numbers(Network network, int input, int examples, Random random) {
    Network.Input wanted = network.inputs().get(input);
    float[] x = new float[examples * wanted.shape().count()];
    for (int i = 0; i < x.length; i++) {
      x[i] = wanted.name().startsWith("index") ? random.nextInt(5) : (float) random.nextGaussian();
    }
    return x;
  }

  private Network network() {
    String value = input("in");
    int count = 2 + random.nextInt(9);
    for (int n = 0; n < count; n++) {
      List<String> names = new ArrayList<>(shapes.keySet());
      if (random.nextInt(4) == 0) {
        value = names.get(random.nextInt(names.size()));
      }
      value = extend(value);
    }
    List<String> outputs = new ArrayList<>();
    outputs.add(value);
    String other = new ArrayList<>(shapes.keySet()).get(random.nextInt(shapes.size()));
    if (random.nextInt(3) == 0 && !other.equals(value)) {
      outputs.add(other);
    }
    return new Network(inputs, nodes, outputs, Map.of("seeded", "yes"));
  }

  private String input(String name) {
    Shape shape;
    switch (random.nextInt(6)) {
      case 0:
        shape = Shape.of(below(40));
        break;
      case 1:
        shape = Shape.of(below(20), below(20));
        break;
      case 2:
        inputs.add(new Network.Input("index" + name, Shape.of(below(7))));
        shapes.put("index" + name, inputs.get(0).shape());
        float[] bias = random.nextBoolean() ? floats(6) : null;
        LinearMap table = LinearMap.dense(5, 6, floats(30));
        return add(new Operation.Embedding(table, bias), "index" + name);
      default:
        shape = Shape.of(below(12), below(13), below(13));
    }
    inputs.add(new Network.Input(name, shape));
    shapes.put(name, shape);
    return name;
  }

  private String extend(String value) {
    Shape shape = shapes.get(value);
    switch (random.nextInt(4)) {
      case 0:
        return linear(value, shape);
      case 1:
        return elementwise(value, shape);
      default:
        return shape.rank() == 3
            ? ofImage(value, shape)
            : shape.rank() == 2 ? ofSequence(value, shape) : linear(value, shape);
    }
  }

  private String linear(String value, Shape shape) {
    if (shape.rank() == 3 && random.nextInt(3) > 0) {
      return convolution(value, shape);
    }
    LinearMap map = map(below(40), shape.size(0));
    return add(new Operation.FullyConnected(map, bias(map.outputs())), value);
  }

  private String convolution(String value, Shape shape) {
    Window window = window(shape, true);
    int channels = shape.size(0);
    switch (random.nextInt(6)) {
      case 0:
        int multiplier = 1 + random.nextInt(3);
        int rows = channels * multiplier;
        LinearMap filters = LinearMap.dense(rows, window.taps(), floats(rows * window.taps()));
        return add(
            new Operation.DepthwiseConvolution(channels, multiplier, filters, window, bias(rows)),
            value);
      case 1:
        int outputs = below(6);
        return add(
            new Operation.TransposedConvolution(
                map(outputs * window.taps(), channels), outputs, window, bias(outputs)),
            value);
      default:
        ColumnOrder order = ColumnOrder.values()[random.nextInt(2)];
        LinearMap map = map(below(30), channels * window.taps());
        return add(new Operation.Convolution(map, order, window, bias(map.outputs())), value);
    }
  }

  private String elementwise(String value, Shape shape) {
    switch (random.nextInt(6)) {
      case 0:
        return add(new Operation.ScaleShift(floats(shape.size(0)), floats(shape.size(0))), value);
      case 1:
        List<String> same = new ArrayList<>();
        shapes.forEach(
            (name, each) -> {
              if (each.equals(shape)) {
                same.add(name);
              }
            });
        Operation.CombinationKind[] kinds = Operation.CombinationKind.values();
        String other = same.get(random.nextInt(same.size()));
        return add(new Operation.Combination(kinds[random.nextInt(kinds.length)]), value, other);
      case 2:
        return random.nextBoolean()
            ? add(new Operation.Softmax(), value)
            : add(new Operation.LocalResponseNormalization(2, below(5), 0.3f, 0.75f), value);
      case 3:
        return add(new Operation.Activate(Activation.RELU), value);
      default:
        Activation.Kind[] all = Activation.Kind.values();
        return add(new Operation.Activate(Activation.of(all[random.nextInt(all.length)])), value);
    }
  }

  private String ofImage(String value, Shape shape) {
    Operation.PoolingKind kind =
        Operation.PoolingKind.values()[random.nextInt(Operation.PoolingKind.values().length)];
    int p = kind == Operation.PoolingKind.P_NORM ? 1 + random.nextInt(3) : 0;
    switch (random.nextInt(9)) {
      case 0:
        return add(new Operation.Upsampling(below(3), below(3)), value);
      case 1:
        return add(
            new Operation.ZeroPadding(
                random.nextInt(3), random.nextInt(3), random.nextInt(3), random.nextInt(3)),
            value);
      case 2:
        return add(new Operation.Cropping(0, shape.size(1) / 3, shape.size(2) / 3, 0), value);
      case 3:
        return add(new Operation.GlobalPooling(kind, p), value);
      case 4:
        return add(new Operation.Concatenation(), value, value);
      case 5:
        return add(
            new Operation.Reshape(Shape.of(shape.size(0) * shape.size(1), shape.size(2))), value);
      case 6:
        return add(new Operation.Permutation(List.of(2, 0, 1)), value);
      case 7:
        return convolution(value, shape);
      default:
        return add(
            new Operation.Pooling(kind, window(shape, false), random.nextBoolean(), p), value);
    }
  }

  private String ofSequence(String value, Shape shape) {
    int size = below(9);
    Activation tanh = Activation.of(Activation.Kind.TANH);
    switch (random.nextInt(6)) {
      case 0:
        return add(
            new Operation.Lstm(
                map(4 * size, shape.size(0)),
                map(4 * size, size),
                floats(4 * size),
                random.nextBoolean() ? floats(3 * size) : null,
                Activation.of(Activation.Kind.SIGMOID),
                tanh,
                random.nextBoolean()),
            value);
      case 1:
        return add(
            new Operation.SimpleRecurrence(
                map(size, shape.size(0)),
                map(size, size),
                floats(size),
                tanh,
                random.nextBoolean()),
            value);
      case 2:
        return add(new Operation.SingleStep(random.nextBoolean()), value);
      case 3:
        return add(new Operation.MatrixProduct(true, false), value, value);
      case 4:
        return add(new Operation.MatrixProduct(false, true), value, value);
      default:
        return add(new Operation.Permutation(List.of(1, 0)), value);
    }
  }

  private Window window(Shape shape, boolean strides) {
    int height = Math.min(shape.size(1), below(4));
    int width = Math.min(shape.size(2), below(4));
    int dilation = height * 2 - 1 <= shape.size(1) && width * 2 - 1 <= shape.size(2) ? 2 : 1;
    if (random.nextInt(3) > 0) {
      dilation = 1;
    }
    if (strides && dilation == 1 && random.nextBoolean()) {
      // The usual window, whose positions are as many as the pixels.
      return new Window(
          height,
          width,
          1,
          1,
          1,
          1,
          (height - 1) / 2,
          (width - 1) / 2,
          height - 1 - (height - 1) / 2,
          width - 1 - (width - 1) / 2);
    }
    return new Window(
        height,
        width,
        1 + random.nextInt(2),
        1 + random.nextInt(3),
        dilation,
        dilation,
        random.nextInt(height),
        random.nextInt(width),
        random.nextInt(height),
        random.nextInt(width));
  }

  /** A dense map, or a chain, padded at times. */
  private LinearMap map(int outputs, int inputs) {
    if (random.nextInt(3) == 0) {
      return LinearMap.dense(outputs, inputs, scaled(floats(outputs * inputs), inputs));
    }
    DeButChain chain;
    int m = outputs + random.nextInt(3);
    int n = inputs + random.nextInt(3);
    try {
      int level = 1 + random.nextInt(4);
      ChainPolicy policy =
          random.nextBoolean() ? ChainPolicy.monotonic(level) : ChainPolicy.bulging(level);
      chain = policy.resolve(m, n, 1);
    } catch (RuntimeException e) {
      chain = DeButChain.dense(m, n);
    }
    float[] weights = new float[(int) chain.parameters()];
    int at = 0;
    for (int l = 0; l < chain.length(); l++) {
      float[] factor = scaled(floats(chain.factor(l).parameters()), chain.factor(l).s());
      System.arraycopy(factor, 0, weights, at, factor.length);
      at += factor.length;
    }
    return new LinearMap(chain, outputs, inputs, weights);
  }

  private static float[] scaled(float[] numbers, int inputs) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] /= (float) Math.sqrt(inputs);
    }
    return numbers;
  }

  private String add(Operation operation, String... from) {
    List<Shape> operands = new ArrayList<>();
    for (String name : from) {
      operands.add(shapes.get(name));
    }
    Shape shape;
    try {
      shape = operation.outputShape(operands);
    } catch (IllegalArgumentException e) {
      return from[0];
    }
    if (shape.count() > LARGEST) {
      return from[0];
    }
    String name = "node" + nodes.size();
    nodes.add(new Network.Node(name, operation, List.of(from)));
    shapes.put(name, shape);
    return name;
  }

  private int below(int bound) {
    return 1 + random.nextInt(bound);
  }

  private float[] bias(int length) {
    return random.nextInt(3) == 0 ? null : floats(length);
  }

  private float[] floats(int length) {
    float[] numbers = new float[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }
}
