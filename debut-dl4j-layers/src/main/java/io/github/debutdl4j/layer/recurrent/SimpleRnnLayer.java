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
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Runtime of {@link DeButSimpleRnn}. */
@SuppressWarnings("try") // a scope is open as long as its block runs
final class SimpleRnnLayer extends RecurrentChainLayer<DeButSimpleRnn> {

  private static final long serialVersionUID = 1L;

  /** Key of the state, that of DL4J's own layer. */
  private static final String PREVIOUS_OUTPUT = "prevAct";

  SimpleRnnLayer(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  /**
   * What a way back needs of a way forward, a row for each step of each example.
   *
   * @param z the outputs before the activation
   * @param outputs the outputs, masked
   */
  private record Steps(INDArray z, INDArray outputs) {}

  private Steps forward(boolean training, INDArray x, INDArray before, LayerWorkspaceMgr manager) {
    long minibatch = input.size(0);
    requireState(before, minibatch);
    ChainParameters recurrent = recurrentParameters(training, manager);
    INDArray all = inputProduct(x, inputParameters(training, manager));
    Steps steps = new Steps(all, newRows(x.size(0), layerConf().getNOut()));
    INDArray output = before;
    for (long t = 0; t < x.size(0) / minibatch; t++) {
      try (MemoryWorkspace loop = manager.notifyScopeEntered(ArrayType.RNN_FF_LOOP_WORKING_MEM)) {
        INDArray z = step(all, t, minibatch);
        if (output != null) {
          addRecurrent(output, recurrent, z);
        }
        output = step(steps.outputs(), t, minibatch);
        output.assign(layerConf().getActivationFn().getActivation(z.dup(), training));
        if (maskArray != null) {
          output.muliColumnVector(mask(t));
        }
      }
    }
    return steps;
  }

  private INDArray activate(
      boolean training,
      Map<String, INDArray> stateOrNull,
      boolean keep,
      LayerWorkspaceMgr manager) {
    assertInputSet(false);
    INDArray x = inputRows(training, manager);
    INDArray before = stateOrNull == null ? null : stateOrNull.get(PREVIOUS_OUTPUT);
    INDArray outputs = forward(training, x, before, manager).outputs();
    long minibatch = input.size(0);
    if (keep) {
      long last = outputs.size(0) / minibatch - 1;
      stateOrNull.put(PREVIOUS_OUTPUT, kept(step(outputs, last, minibatch)));
    }
    return series(outputs, minibatch, ArrayType.ACTIVATIONS, manager);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaceMgr) {
    return activate(training, null, false, workspaceMgr);
  }

  @Override
  public INDArray rnnTimeStep(INDArray input, LayerWorkspaceMgr workspaceMgr) {
    setInput(input, workspaceMgr);
    return activate(false, stateMap, true, workspaceMgr);
  }

  @Override
  public INDArray rnnActivateUsingStoredState(
      INDArray input, boolean training, boolean storeLastForTBPTT, LayerWorkspaceMgr workspaceMgr) {
    setInput(input, workspaceMgr);
    return activate(training, tBpttStateMap, storeLastForTBPTT, workspaceMgr);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(
      INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
    return tbpttBackpropGradient(epsilon, 0, workspaceMgr);
  }

  /** As in DL4J 1.0.0-M2.1, a truncated way back starts without a state. */
  @Override
  public Pair<Gradient, INDArray> tbpttBackpropGradient(
      INDArray epsilon, int backLength, LayerWorkspaceMgr workspaceMgr) {
    assertInputSet(true);
    INDArray x = inputRows(true, workspaceMgr);
    Steps steps = forward(true, x, null, workspaceMgr);
    INDArray delta = Nd4j.create(dataType, new long[] {x.size(0), width()}, 'c');
    back(steps, rows(epsilon), delta, backLength, workspaceMgr);
    INDArray inputEpsilon = inputBackward(x, delta, inputParameters(true, workspaceMgr));
    return gradients(series(inputEpsilon, input.size(0), ArrayType.ACTIVATION_GRAD, workspaceMgr));
  }

  /** The way back through time: writes the gradient of the outputs before their activation. */
  private void back(
      Steps steps, INDArray epsilons, INDArray delta, int backLength, LayerWorkspaceMgr manager) {
    long minibatch = input.size(0);
    long count = delta.size(0) / minibatch;
    long first = firstStep(count, backLength);
    RecurrentGradient recurrent = new RecurrentGradient(recurrentParameters(true, manager));
    INDArray ofOutput = newRows(minibatch, layerConf().getNOut());
    ofOutput.assign(0);
    for (long t = count - 1; t >= first; t--) {
      try (MemoryWorkspace loop = manager.notifyScopeEntered(ArrayType.RNN_BP_LOOP_WORKING_MEM)) {
        ofOutput.addi(step(epsilons, t, minibatch));
        INDArray z = step(steps.z(), t, minibatch).dup();
        INDArray ofStep = step(delta, t, minibatch);
        ofStep.assign(layerConf().getActivationFn().backprop(z, ofOutput.dup()).getFirst());
        if (maskArray != null) {
          ofStep.muliColumnVector(mask(t));
        }
        if (t > first) {
          ofOutput.assign(recurrent.add(step(steps.outputs(), t - 1, minibatch), ofStep));
        }
      }
    }
  }
}
