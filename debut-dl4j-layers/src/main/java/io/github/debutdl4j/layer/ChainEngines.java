package io.github.debutdl4j.layer;

import org.nd4j.linalg.api.buffer.DataType;

/** Chooses how a layer runs its chain. */
final class ChainEngines {

  private ChainEngines() {}

  static ChainEngine forLayer(DeButLayerConf conf, DataType dataType) {
    return new Nd4jChainEngine(
        conf.resolvedChain(), conf.matrixColumns(), Math.toIntExact(conf.getNOut()));
  }
}
