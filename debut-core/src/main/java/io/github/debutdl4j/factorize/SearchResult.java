package io.github.debutdl4j.factorize;

import java.util.List;

/**
 * What a search under a budget found.
 *
 * @param best the chosen chain, fitted in full
 * @param ranked the chains that were scored, least error of the first fit first
 */
public record SearchResult(Factorization best, List<ScoredChain> ranked) {}
