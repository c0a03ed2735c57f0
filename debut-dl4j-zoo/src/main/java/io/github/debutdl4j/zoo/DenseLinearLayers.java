package io.github.debutdl4j.zoo;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The linear layers of a dense twin: DL4J's own. */
final class DenseLinearLayers implements LinearLayers {

  @Override
  public Layer dense(DenseShape shape) {
    return new DenseLayer.Builder()
        .nIn(shape.nIn())
        .nOut(shape.nOut())
        .activation(shape.activation())
        .weightInit(shape.weightInit())
        .build();
  }

  @Override
  public Layer convolution(ConvolutionShape shape) {
    return new ConvolutionLayer.Builder(shape.kernel(), shape.kernel())
        .nIn(shape.nIn())
        .nOut(shape.nOut())
        .stride(shape.stride(), shape.stride())
        .padding(shape.padding(), shape.padding())
        .activation(shape.activation())
        .hasBias(shape.hasBias())
        .build();
  }

  @Override
  public void addClassifier(GraphBuilder graph, DenseShape shape, String input) {
    graph.addLayer(
        shape.name(),
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nIn(shape.nIn())
            .nOut(shape.nOut())
            .activation(Activation.SOFTMAX)
            .build(),
        input);
  }
}
