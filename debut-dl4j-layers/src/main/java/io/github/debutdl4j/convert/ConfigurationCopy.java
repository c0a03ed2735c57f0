package io.github.debutdl4j.convert;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;

/**
 * Deep copies of network configurations, made as DL4J does when it saves and restores a network.
 */
final class ConfigurationCopy {

  private ConfigurationCopy() {}

  static MultiLayerConfiguration of(MultiLayerConfiguration configuration) {
    try {
      return MultiLayerConfiguration.fromJson(configuration.toJson());
    } catch (RuntimeException e) {
      throw notSerialisable(e);
    }
  }

  static ComputationGraphConfiguration of(ComputationGraphConfiguration configuration) {
    try {
      return ComputationGraphConfiguration.fromJson(configuration.toJson());
    } catch (RuntimeException e) {
      throw notSerialisable(e);
    }
  }

  private static ConversionException notSerialisable(RuntimeException cause) {
    return new ConversionException(
        "the network's configuration does not survive DL4J's JSON, so that neither saving nor"
            + " converting it can work: "
            + cause.getMessage(),
        cause);
  }
}
