package io.github.debutdl4j.zoo.layer;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The maximum of every channel over the points of an example: what makes a PointNet blind to the
 * order of its points.
 *
 * <p>Inputs: rows {@code [examples * points, channels]}, and the point sets they come from, {@code
 * [examples, ...]}, which tell how many examples there are. Output: {@code [examples, channels]}.
 */
public final class PointMaximumVertex extends PointVertexConf {

  private static final long serialVersionUID = 1L;

  public PointMaximumVertex() {
    super(2);
  }

  @Override
  public PointMaximumVertex clone() {
    return new PointMaximumVertex();
  }

  @Override
  public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
      ComputationGraph graph,
      String name,
      int index,
      INDArray paramsView,
      boolean initializeParams,
      DataType networkDatatype) {
    return new PointMaximum(graph, name, index, networkDatatype);
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType... inputs) {
    return inputs[0];
  }
}
