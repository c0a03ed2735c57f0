package io.github.debutdl4j.zoo.layer;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.AbstractLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Runs a {@link SquareTransform}: adds the identity, and the penalty's score and gradient. */
final class SquareTransformLayer extends AbstractLayer<SquareTransform> {

  private static final long serialVersionUID = 1L;

  /** Below this distance from orthogonal the penalty has a kink; its gradient is taken as zero. */
  private static final double KINK = 1e-12;

  private double penalty;

  SquareTransformLayer(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaceMgr) {
    int size = layerConf().getSize();
    INDArray transform =
        workspaceMgr.create(
            ArrayType.ACTIVATIONS, dataType, new long[] {batchSize(), (long) size * size}, 'c');
    transform.assign(input.castTo(dataType));
    for (int i = 0; i < size; i++) {
      transform.getColumn((long) i * size + i).addi(1);
    }
    penalty = meanPenalty(transform);
    return transform;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(
      INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
    INDArray delta = workspaceMgr.dup(ArrayType.ACTIVATION_GRAD, epsilon, 'c');
    double weight = layerConf().getOrthogonalityPenalty();
    if (weight > 0) {
      addPenaltyGradient(weight, delta);
    }
    return new Pair<>(new DefaultGradient(), delta);
  }

  /** The penalty at the last forward pass: a mean over its minibatch, as the loss is. */
  @Override
  public double calcRegularizationScore(boolean backpropParamsOnly) {
    return penalty;
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public void clearNoiseWeightParams() {
    // there are no weights
  }

  private double meanPenalty(INDArray transforms) {
    double weight = layerConf().getOrthogonalityPenalty();
    if (weight == 0) {
      return 0;
    }
    double sum = 0;
    for (int example = 0; example < transforms.size(0); example++) {
      sum += distance(matrix(transforms, example)).norm2Number().doubleValue();
    }
    return weight * sum / transforms.size(0);
  }

  /** Of one example's term: DL4J's updater divides by the minibatch afterwards. */
  private void addPenaltyGradient(double weight, INDArray delta) {
    int size = layerConf().getSize();
    INDArray identity = Nd4j.eye(size).castTo(dataType);
    for (int example = 0; example < delta.size(0); example++) {
      INDArray transform = matrix(input, example).castTo(dataType).add(identity);
      INDArray distance = distance(transform);
      double norm = distance.norm2Number().doubleValue();
      if (norm > KINK) {
        matrix(delta, example).addi(distance.mmul(transform).muli(2 * weight / norm));
      }
    }
  }

  /** {@code T T' - I}. */
  private INDArray distance(INDArray transform) {
    return transform.mmul(transform.transpose()).subi(Nd4j.eye(transform.size(0)).castTo(dataType));
  }

  private INDArray matrix(INDArray rows, int example) {
    int size = layerConf().getSize();
    return rows.getRow(example).reshape('c', size, size);
  }
}
