package io.github.debutdl4j.factorize;

import io.github.debutdl4j.chain.DeButChain;

/**
 * A chain and the relative error that a short fit of it leaves.
 *
 * @param chain the chain
 * @param parameters its weights
 * @param relativeError of the weights; where the search had moments of the inputs, of the outputs
 */
public record ScoredChain(DeButChain chain, long parameters, double relativeError) {}
