package io.github.debutdl4j.zoo.layer;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InvalidInputTypeException;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Multiplies every point of an example with that example's own square matrix.
 *
 * <p>Inputs: points as rows {@code [examples * points, channels]} and matrices {@code [examples,
 * channels * channels]} (row major, as {@link SquareTransform} gives them). Output: rows again,
 * {@code y[n, j] = sum_i x[n, i] T[e, i, j]} for the points {@code n} of example {@code e}.
 */
public final class PointTransformVertex extends PointVertexConf {

  private static final long serialVersionUID = 1L;

  public PointTransformVertex() {
    super(2);
  }

  @Override
  public PointTransformVertex clone() {
    return new PointTransformVertex();
  }

  @Override
  public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
      ComputationGraph graph,
      String name,
      int index,
      INDArray paramsView,
      boolean initializeParams,
      DataType networkDatatype) {
    return new PointTransform(graph, name, index, networkDatatype);
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType... inputs)
      throws InvalidInputTypeException {
    long channels = inputs[0].arrayElementsPerExample();
    if (inputs[1].arrayElementsPerExample() != channels * channels) {
      throw new InvalidInputTypeException(
          "points with "
              + channels
              + " channels need matrices of "
              + channels * channels
              + " numbers; got "
              + inputs[1]);
    }
    return inputs[0];
  }
}
