package io.github.debutdl4j.zoo;

import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Counts what a network learns, as the papers count: DL4J's {@code numParams()} also counts the
 * running mean and variance of batch normalisation, which no gradient reaches.
 */
public final class TrainableParameters {

  private TrainableParameters() {}

  /** Weights, biases, and the scale and shift of batch normalisation. */
  public static long count(ComputationGraph net) {
    long sum = 0;
    for (Layer layer : net.getLayers()) {
      sum += count(layer);
    }
    return sum;
  }

  private static long count(Layer layer) {
    boolean normalises =
        layer instanceof org.deeplearning4j.nn.layers.normalization.BatchNormalization;
    long sum = 0;
    for (Map.Entry<String, INDArray> parameter : layer.paramTable(false).entrySet()) {
      if (!(normalises && isRunningStatistic(parameter.getKey()))) {
        sum += parameter.getValue().length();
      }
    }
    return sum;
  }

  private static boolean isRunningStatistic(String key) {
    return key.equals(BatchNormalizationParamInitializer.GLOBAL_MEAN)
        || key.equals(BatchNormalizationParamInitializer.GLOBAL_VAR)
        || key.equals(BatchNormalizationParamInitializer.GLOBAL_LOG_STD);
  }
}
