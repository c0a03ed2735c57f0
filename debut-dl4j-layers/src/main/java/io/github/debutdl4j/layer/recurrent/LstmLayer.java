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
package io.github.debutdl4j.layer.recurrent;

import io.github.debutdl4j.layer.internal.engine.ChainParameters;
import java.util.Map;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Runtime of {@link DeButLSTM}. */
@SuppressWarnings("try") // a scope is open as long as its block runs
final class LstmLayer extends RecurrentChainLayer<DeButLSTM> {

  private static final long serialVersionUID = 1L;

  /** Keys of the state, those of DL4J's own LSTM. */
  private static final String PREVIOUS_OUTPUT = "prevAct";

  private static final String PREVIOUS_CELL = "prevMem";

  LstmLayer(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  /** Blocks of rows of the matrices. */
  private enum Gate {
    INPUT(0),
    FORGET(1),
    OUTPUT(2),
    BLOCK_INPUT(3);

    final int block;

    Gate(int block) {
      this.block = block;
    }

    INDArray of(INDArray z) {
      long size = z.size(1) / 4;
      return z.get(NDArrayIndex.all(), NDArrayIndex.interval(block * size, (block + 1) * size));
    }
  }

  /**
   * All that a way back needs of a way forward, a row for each step of each example.
   *
   * @param z the gates before their activation
   * @param gates the gates
   * @param cells the cells, masked
   * @param activated the activation of the cells, before the mask
   * @param outputs the outputs, masked
   * @param peepholes what the gates see of the cells
   */
  private record Steps(
      INDArray z,
      INDArray gates,
      INDArray cells,
      INDArray activated,
      INDArray outputs,
      Peepholes peepholes) {}

  /**
   * The state before the first step.
   *
   * @param output null for zeros
   * @param cell null for zeros
   */
  private record State(INDArray output, INDArray cell) {

    static final State NONE = new State(null, null);
  }

  private State state(Map<String, INDArray> map) {
    return new State(map.get(PREVIOUS_OUTPUT), map.get(PREVIOUS_CELL));
  }

  private void keep(Map<String, INDArray> map, Steps steps) {
    long minibatch = input.size(0);
    long last = steps.outputs().size(0) / minibatch - 1;
    map.put(PREVIOUS_OUTPUT, kept(step(steps.outputs(), last, minibatch)));
    map.put(PREVIOUS_CELL, kept(step(steps.cells(), last, minibatch)));
  }

  private Steps forward(boolean training, INDArray x, State state, LayerWorkspaceMgr workspaceMgr) {
    long minibatch = input.size(0);
    long nOut = layerConf().getNOut();
    requireState(state.output(), minibatch);
    ChainParameters recurrent = recurrentParameters(training, workspaceMgr);
    Steps steps =
        new Steps(
            inputProduct(x, inputParameters(training, workspaceMgr)),
            newRows(x.size(0), width()),
            newRows(x.size(0), nOut),
            newRows(x.size(0), nOut),
            newRows(x.size(0), nOut),
            peepholes(training, workspaceMgr));
    INDArray output = state.output();
    INDArray cell = state.cell();
    for (long t = 0; t < x.size(0) / minibatch; t++) {
      try (MemoryWorkspace loop =
          workspaceMgr.notifyScopeEntered(ArrayType.RNN_FF_LOOP_WORKING_MEM)) {
        INDArray z = step(steps.z(), t, minibatch);
        if (output != null) {
          addRecurrent(output, recurrent, z);
        }
        cell = cell(training, steps, t, cell);
        output = output(training, steps, t);
      }
    }
    return steps;
  }

  private Peepholes peepholes(boolean training, LayerWorkspaceMgr workspaceMgr) {
    if (!layerConf().isPeepholes()) {
      return Peepholes.NONE;
    }
    String key = RecurrentParamInitializer.PEEPHOLE_KEY;
    INDArray gradient = gradientViews == null ? null : gradientViews.get(key);
    return new Peepholes(getParamWithNoise(key, training, workspaceMgr), gradient);
  }

  /** The cells of a step: what the forget gate lets stay and the input gate lets in. */
  private INDArray cell(boolean training, Steps steps, long t, INDArray before) {
    long minibatch = input.size(0);
    INDArray z = step(steps.z(), t, minibatch);
    steps.peepholes().look(before, Gate.INPUT.block, Gate.INPUT.of(z));
    steps.peepholes().look(before, Gate.FORGET.block, Gate.FORGET.of(z));
    INDArray gates = step(steps.gates(), t, minibatch);
    gates.assign(z);
    IActivation ofGates = layerConf().getGateActivationFn();
    layerConf().getActivationFn().getActivation(Gate.BLOCK_INPUT.of(gates), training);
    ofGates.getActivation(Gate.FORGET.of(gates), training);
    ofGates.getActivation(Gate.INPUT.of(gates), training);
    INDArray cell = step(steps.cells(), t, minibatch);
    cell.assign(Gate.INPUT.of(gates)).muli(Gate.BLOCK_INPUT.of(gates));
    if (before != null) {
      cell.addi(Gate.FORGET.of(gates).mul(before));
    }
    return cell;
  }

  private INDArray output(boolean training, Steps steps, long t) {
    long minibatch = input.size(0);
    INDArray cell = step(steps.cells(), t, minibatch);
    INDArray activated = step(steps.activated(), t, minibatch);
    INDArray z = Gate.OUTPUT.of(step(steps.z(), t, minibatch));
    steps.peepholes().look(cell, Gate.OUTPUT.block, z);
    INDArray gate = Gate.OUTPUT.of(step(steps.gates(), t, minibatch)).assign(z);
    layerConf().getGateActivationFn().getActivation(gate, training);
    activated.assign(layerConf().getActivationFn().getActivation(cell.dup(), training));
    INDArray output = step(steps.outputs(), t, minibatch);
    output.assign(activated).muli(gate);
    if (maskArray != null) {
      output.muliColumnVector(mask(t));
      cell.muliColumnVector(mask(t));
    }
    return output;
  }

  private INDArray activate(
      boolean training, State state, Map<String, INDArray> keepIn, LayerWorkspaceMgr mgr) {
    assertInputSet(false);
    INDArray x = inputRows(training, mgr);
    Steps steps = forward(training, x, state, mgr);
    if (keepIn != null) {
      keep(keepIn, steps);
    }
    return series(steps.outputs(), input.size(0), ArrayType.ACTIVATIONS, mgr);
  }

  /** As DL4J's LSTM it lets a mask pass; wrappers around it set the one that it applies itself. */
  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArray(
      INDArray maskArray, MaskState currentMaskState, int minibatchSize) {
    return new Pair<>(maskArray, MaskState.Passthrough);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaceMgr) {
    return activate(training, State.NONE, null, workspaceMgr);
  }

  @Override
  public INDArray rnnTimeStep(INDArray input, LayerWorkspaceMgr workspaceMgr) {
    setInput(input, workspaceMgr);
    return activate(false, state(stateMap), stateMap, workspaceMgr);
  }

  @Override
  public INDArray rnnActivateUsingStoredState(
      INDArray input, boolean training, boolean storeLastForTBPTT, LayerWorkspaceMgr workspaceMgr) {
    setInput(input, workspaceMgr);
    return activate(
        training, state(tBpttStateMap), storeLastForTBPTT ? tBpttStateMap : null, workspaceMgr);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(
      INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
    return backward(epsilon, State.NONE, false, 0, workspaceMgr);
  }

  /** DL4J 1.0.0-M2.1 starts a truncated way back from the state of {@code rnnTimeStep}. */
  @Override
  public Pair<Gradient, INDArray> tbpttBackpropGradient(
      INDArray epsilon, int backLength, LayerWorkspaceMgr workspaceMgr) {
    return backward(epsilon, state(stateMap), true, backLength, workspaceMgr);
  }

  private Pair<Gradient, INDArray> backward(
      INDArray epsilon, State state, boolean keep, int backLength, LayerWorkspaceMgr workspaceMgr) {
    assertInputSet(true);
    INDArray x = inputRows(true, workspaceMgr);
    Steps steps = forward(true, x, state, workspaceMgr);
    if (keep) {
      keep(tBpttStateMap, steps);
    }
    long minibatch = input.size(0);
    long first = firstStep(x.size(0) / minibatch, backLength);
    INDArray delta = Nd4j.create(dataType, new long[] {x.size(0), width()}, 'c');
    StepsBack back = new StepsBack(steps, state, rows(epsilon), delta);
    back.run(first, new RecurrentGradient(recurrentParameters(true, workspaceMgr)), workspaceMgr);
    INDArray inputEpsilon = inputBackward(x, delta, inputParameters(true, workspaceMgr));
    return gradients(series(inputEpsilon, minibatch, ArrayType.ACTIVATION_GRAD, workspaceMgr));
  }

  /** The way back through time: writes the gradient of the gates before their activation. */
  private final class StepsBack {

    private final Steps steps;
    private final State state;
    private final INDArray epsilons;
    private final INDArray delta;
    private final long minibatch = input.size(0);
    private final INDArray ofOutput = newRows(minibatch, layerConf().getNOut());
    private final INDArray ofCell = newRows(minibatch, layerConf().getNOut());

    StepsBack(Steps steps, State state, INDArray epsilons, INDArray delta) {
      this.steps = steps;
      this.state = state;
      this.epsilons = epsilons;
      this.delta = delta;
      ofOutput.assign(0);
      ofCell.assign(0);
    }

    void run(long first, RecurrentGradient recurrent, LayerWorkspaceMgr workspaceMgr) {
      steps.peepholes().clearGradient();
      for (long t = delta.size(0) / minibatch - 1; t >= first; t--) {
        try (MemoryWorkspace loop =
            workspaceMgr.notifyScopeEntered(ArrayType.RNN_BP_LOOP_WORKING_MEM)) {
          INDArray previous = t == 0 ? state.output() : step(steps.outputs(), t - 1, minibatch);
          back(t, t == 0 ? state.cell() : step(steps.cells(), t - 1, minibatch));
          if (previous != null) {
            ofOutput.assign(recurrent.add(previous, step(delta, t, minibatch)));
          }
        }
      }
    }

    /**
     * One step: {@code ofOutput} and {@code ofCell} hold what the step after it passes back.
     * Nothing goes back through a masked step; DL4J 1.0.0-M2.1 forgets this in parts.
     */
    private void back(long t, INDArray cellBefore) {
      IActivation activation = layerConf().getActivationFn();
      INDArray gates = step(steps.gates(), t, minibatch);
      INDArray z = step(steps.z(), t, minibatch);
      INDArray to = step(delta, t, minibatch);
      INDArray cell = step(steps.cells(), t, minibatch);
      ofOutput.addi(step(epsilons, t, minibatch));
      if (maskArray != null) {
        ofOutput.muliColumnVector(mask(t));
        ofCell.muliColumnVector(mask(t));
      }
      INDArray activated = step(steps.activated(), t, minibatch);
      assignBack(layerConf().getGateActivationFn(), Gate.OUTPUT, z, ofOutput.mul(activated), to);
      INDArray throughOutput = Gate.OUTPUT.of(gates).mul(ofOutput);
      ofCell.addi(activation.backprop(cell.dup(), throughOutput).getFirst());
      steps.peepholes().lookBack(Gate.OUTPUT.of(to), Gate.OUTPUT.block, ofCell);
      assignBack(
          layerConf().getGateActivationFn(),
          Gate.INPUT,
          z,
          Gate.BLOCK_INPUT.of(gates).mul(ofCell),
          to);
      assignBack(activation, Gate.BLOCK_INPUT, z, Gate.INPUT.of(gates).mul(ofCell), to);
      if (cellBefore != null) {
        assignBack(layerConf().getGateActivationFn(), Gate.FORGET, z, cellBefore.mul(ofCell), to);
      }
      ofCell.muli(Gate.FORGET.of(gates));
      backThroughPeepholes(to, cellBefore, cell);
    }

    private void backThroughPeepholes(INDArray delta, INDArray cellBefore, INDArray cell) {
      Peepholes peepholes = steps.peepholes();
      for (Gate gate : new Gate[] {Gate.INPUT, Gate.FORGET}) {
        peepholes.lookBack(gate.of(delta), gate.block, ofCell);
        peepholes.addGradient(gate.of(delta), gate.block, cellBefore);
      }
      peepholes.addGradient(Gate.OUTPUT.of(delta), Gate.OUTPUT.block, cell);
    }

    private void assignBack(
        IActivation activation, Gate gate, INDArray z, INDArray epsilon, INDArray to) {
      gate.of(to).assign(activation.backprop(gate.of(z).dup(), epsilon).getFirst());
    }
  }
}
