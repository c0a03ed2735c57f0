package io.github.debutdl4j.zoo.layer;

import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Runs a {@link PointTransformVertex}: one small matrix product an example. */
final class PointTransform extends PointVertex {

  private static final long serialVersionUID = 1L;

  PointTransform(ComputationGraph graph, String name, int index, DataType dataType) {
    super(graph, name, index, dataType);
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaceMgr) {
    INDArray result = result(workspaceMgr, ArrayType.ACTIVATIONS, inputs[0], inputs[0].shape());
    for (long example = 0; example < examples(); example++) {
      points(result, example).assign(points(inputs[0], example).mmul(matrix(inputs[1], example)));
    }
    return result;
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaceMgr) {
    INDArray pointEpsilon =
        result(workspaceMgr, ArrayType.ACTIVATION_GRAD, inputs[0], inputs[0].shape());
    INDArray matrixEpsilon =
        workspaceMgr.createUninitialized(
            ArrayType.ACTIVATION_GRAD, inputs[1].dataType(), inputs[1].shape(), 'c');
    for (long example = 0; example < examples(); example++) {
      INDArray error = points(epsilon, example); // [points, channels]
      points(pointEpsilon, example).assign(error.mmul(matrix(inputs[1], example).transpose()));
      matrix(matrixEpsilon, example).assign(points(inputs[0], example).transpose().mmul(error));
    }
    return new Pair<>(null, new INDArray[] {pointEpsilon, matrixEpsilon});
  }

  private long examples() {
    return inputs[1].size(0);
  }

  /** One example's points, {@code [points, channels]}. */
  private INDArray points(INDArray rows, long example) {
    long points = rows.size(0) / examples();
    return rows.get(
        NDArrayIndex.interval(example * points, (example + 1) * points), NDArrayIndex.all());
  }

  /** One example's matrix, {@code [channels, channels]}. */
  private INDArray matrix(INDArray matrices, long example) {
    long channels = inputs[0].size(1);
    return matrices.getRow(example).reshape('c', channels, channels);
  }
}
