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
package io.github.debutdl4j.internal.session;

import io.github.debutdl4j.internal.network.Activation;
import io.github.debutdl4j.internal.network.Network;
import io.github.debutdl4j.internal.network.Operation;
import io.github.debutdl4j.internal.network.Shape;
import io.github.debutdl4j.internal.session.kernel.SessionKernels;
import io.github.debutdl4j.internal.session.kernel.SessionProvider;
import io.github.debutdl4j.internal.session.step.ElementSteps;
import io.github.debutdl4j.internal.session.step.EmbeddingStep;
import io.github.debutdl4j.internal.session.step.GlobalPoolingStep;
import io.github.debutdl4j.internal.session.step.MoveSteps;
import io.github.debutdl4j.internal.session.step.NormPoolingStep;
import io.github.debutdl4j.internal.session.step.ProductStep;
import io.github.debutdl4j.internal.session.step.RecurrentStep;
import io.github.debutdl4j.internal.session.step.SoftmaxStep;
import io.github.debutdl4j.internal.session.step.Step;
import io.github.debutdl4j.internal.session.step.TransposedStep;
import io.github.debutdl4j.internal.session.step.Value;
import io.github.debutdl4j.internal.session.step.WindowPoolingStep;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns a network into steps over an arena. */
public final class Compiler {

  /** Multiplications of a run that takes plain Java about a millisecond. */
  private static final long WORTH_VECTORS = 1_000_000;

  private final Network network;
  private final Map<String, Shape> shapes;
  private final Map<String, Value> values = new HashMap<>();
  private final CompilerContext context;

  private Compiler(Network network, CompilerContext context) {
    this.network = network;
    this.shapes = network.shapes();
    this.context = context;
  }

  /**
   * Compiles a network.
   *
   * @param batch the most examples of a run
   * @throws IllegalArgumentException if that number of examples needs more memory than an array can
   *     have
   */
  public static Program compile(Network network, int batch, int threads, SessionKernels kernels) {
    try {
      return new Compiler(network, new CompilerContext(batch, threads, kernels)).compile();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "a batch of " + batch + " needs values of more than 2^31 numbers; make it smaller", e);
    }
  }

  /** Compiles a network for the kernels of this program. */
  public static Program compile(Network network, int batch, int threads) {
    Program program = compile(network, batch, threads, SessionProvider.kernels());
    if (program.multiplyAdds() >= WORTH_VECTORS) {
      SessionProvider.adviseVectors();
    }
    return program;
  }

  private Program compile() {
    List<Value> inputs = new ArrayList<>();
    for (Network.Input input : network.inputs()) {
      Value value = context.value(input.shape());
      value.use(0);
      values.put(input.name(), value);
      inputs.add(value);
    }
    for (GraphNode node : Simplification.of(network)) {
      context.begin(node.name);
      values.put(node.name, lower(node));
    }
    List<Value> outputs = new ArrayList<>();
    for (String name : network.outputs()) {
      values.get(name).use(Integer.MAX_VALUE - 1);
      outputs.add(values.get(name));
    }
    return context.program(inputs, outputs);
  }

  private Value lower(GraphNode node) {
    List<Value> operands = new ArrayList<>();
    for (String name : node.inputs) {
      operands.add(values.get(name));
    }
    Value x = operands.get(0);
    Shape shape = shapes.get(node.name);
    Operation operation = node.operation;
    if (node.linear() != null) {
      Value addend = node.addend == null ? null : values.get(node.addend);
      return new LinearCompiler(context).lower(node, x, addend, shape);
    } else if (operation instanceof Operation.TransposedConvolution transposed) {
      return transposed(transposed, x, shape);
    } else if (operation instanceof Operation.Lstm
        || operation instanceof Operation.SimpleRecurrence) {
      return recurrent(operation, x, shape);
    } else if (isNothing(operation, operands, shape)) {
      return new Value(shape, x);
    }
    Value result = context.value(shape);
    Step step = step(operation, operands, result);
    context.add(step, operands, result);
    return result;
  }

  /** Whether the result is the input as it is in the arena. */
  private static boolean isNothing(Operation operation, List<Value> operands, Shape shape) {
    Value x = operands.get(0);
    boolean single =
        operands.size() == 1
            && (operation instanceof Operation.Concatenation
                || operation instanceof Operation.Combination);
    boolean sameRows = operation instanceof Operation.Reshape && shape.size(0) == x.channels();
    boolean identity =
        operation instanceof Operation.Activate activate
            && activate.activation().kind() == Activation.Kind.IDENTITY;
    boolean onlyStep = operation instanceof Operation.SingleStep && x.positions() == 1;
    return single || sameRows || identity || onlyStep;
  }

  private Step step(Operation operation, List<Value> operands, Value result) {
    Value x = operands.get(0);
    if (operation instanceof Operation.Activate activate) {
      return new ElementSteps.Activate(
          context.kernels().function(activate.activation()), x, result);
    } else if (operation instanceof Operation.ScaleShift affine) {
      return new ElementSteps.ScaleShift(affine, x, result);
    } else if (operation instanceof Operation.Combination combination) {
      return new ElementSteps.Combine(combination.kind(), operands, result);
    } else if (operation instanceof Operation.LocalResponseNormalization norm) {
      return new ElementSteps.Normalize(norm, x, result);
    } else if (operation instanceof Operation.Concatenation) {
      return new ElementSteps.Concatenate(operands, result);
    } else if (operation instanceof Operation.Softmax) {
      return new SoftmaxStep(x, result);
    } else if (operation instanceof Operation.Pooling pooling) {
      return pooling.kind() == Operation.PoolingKind.P_NORM
          ? new NormPoolingStep(pooling, x, result)
          : new WindowPoolingStep(pooling, x, result);
    } else if (operation instanceof Operation.GlobalPooling pooling) {
      return new GlobalPoolingStep(pooling, x, result);
    } else if (operation instanceof Operation.MatrixProduct product) {
      return new ProductStep(product, x, operands.get(1), result);
    } else if (operation instanceof Operation.Embedding embedding) {
      return new EmbeddingStep(embedding, x, result);
    }
    return move(operation, x, result);
  }

  private static Step move(Operation operation, Value x, Value result) {
    if (operation instanceof Operation.Upsampling up) {
      return new MoveSteps.Image(x, result, 0, 0, up.height(), up.width());
    } else if (operation instanceof Operation.ZeroPadding pad) {
      return new MoveSteps.Image(x, result, pad.top(), pad.left(), 1, 1);
    } else if (operation instanceof Operation.Cropping crop) {
      return new MoveSteps.Image(x, result, -crop.top(), -crop.left(), 1, 1);
    } else if (operation instanceof Operation.Reshape) {
      return MoveSteps.reorder(x, result, MoveSteps.sameOrder(result.shape()));
    } else if (operation instanceof Operation.Permutation permutation) {
      int[] axes = permutation.axes().stream().mapToInt(Integer::intValue).toArray();
      return MoveSteps.reorder(x, result, MoveSteps.permuted(x.shape(), result.shape(), axes));
    } else if (operation instanceof Operation.SingleStep single) {
      return MoveSteps.reorder(x, result, MoveSteps.step(x.shape(), single.first()));
    }
    throw new IllegalStateException("no step for " + operation.getClass().getSimpleName());
  }

  private Value transposed(Operation.TransposedConvolution operation, Value x, Shape shape) {
    Linear linear = new Linear(operation.map(), null);
    Value flat = new Value(Shape.of(x.channels(), x.positions()), x);
    Shape patchShape = Shape.of(operation.map().outputs(), x.positions());
    Value patches = new LinearCompiler(context).lower(linear, flat, patchShape);
    Value result = context.value(shape);
    Step step = new TransposedStep(operation, patches, x.shape().size(2), result);
    context.add(step, Collections.singletonList(patches), result);
    return result;
  }

  private Value recurrent(Operation operation, Value x, Shape shape) {
    Linear input;
    Linear repeated;
    RecurrentStep.Gates gates;
    boolean reverse;
    if (operation instanceof Operation.Lstm lstm) {
      input = new Linear(lstm.input(), lstm.bias());
      repeated = new Linear(lstm.recurrent(), null);
      gates = gates(lstm.gate(), lstm.activation(), lstm.peepholes());
      reverse = lstm.reverse();
    } else {
      Operation.SimpleRecurrence simple = (Operation.SimpleRecurrence) operation;
      input = new Linear(simple.input(), simple.bias());
      repeated = new Linear(simple.recurrent(), null);
      gates = RecurrentStep.Gates.none(context.kernels().function(simple.activation()));
      reverse = simple.reverse();
    }
    LinearCompiler linears = new LinearCompiler(context);
    Shape projectedShape = Shape.of(input.map().outputs(), x.positions());
    Value flat = new Value(Shape.of(x.channels(), x.positions()), x);
    Value projected = linears.lower(input, flat, projectedShape);
    Value result = context.value(shape);
    int pitch = Value.roundUp(context.batch(), context.kernels().lanes());
    Step step =
        new RecurrentStep(gates, linears.stages(repeated), projected, result, reverse, pitch);
    context.add(step, Collections.singletonList(projected), result);
    return result;
  }

  private RecurrentStep.Gates gates(Activation gate, Activation activation, float[] peepholes) {
    SessionKernels kernels = context.kernels();
    return new RecurrentStep.Gates(
        4, kernels.function(gate), kernels.function(activation), peepholes);
  }
}
