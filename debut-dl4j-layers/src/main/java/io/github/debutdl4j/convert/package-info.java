/**
 * Converts whole networks: a {@code ComputationGraph} or {@code MultiLayerNetwork} in, the same
 * network with DeBut layers out, with a report of what was done to each layer.
 *
 * <p>Start at {@link io.github.debutdl4j.convert.DeButConverter}. One class per concern: {@code
 * NetworkSurgery} rebuilds networks, {@code LinearLayerType} knows one type of layer, {@code
 * ChainChooser} chooses chains, {@code LayerFit} fits them.
 */
package io.github.debutdl4j.convert;
