package io.github.debutdl4j.zoo;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.layers.Layer;

/**
 * Decides what the linear layers of an architecture are made of: this is all that differs between
 * an All-DeBut network and its dense twin.
 */
interface LinearLayers {

  Layer dense(DenseShape shape);

  Layer convolution(ConvolutionShape shape);

  /** Adds the last linear layer with softmax and cross entropy; {@code shape} names the output. */
  void addClassifier(GraphBuilder graph, DenseShape shape, String input);
}
