package io.github.debutdl4j.factorize;

import io.github.debutdl4j.chain.DeButChain;

/**
 * A chain and the relative error that a first fit of it leaves; a full fit leaves no more.
 *
 * @param chain the chain
 * @param parameters its weights
 * @param relativeError Frobenius norm of the difference over that of the matrix
 */
public record ScoredChain(DeButChain chain, long parameters, double relativeError) {}
