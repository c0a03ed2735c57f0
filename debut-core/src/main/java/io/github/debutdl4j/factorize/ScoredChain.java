/*
 * Copyright 2026 The DeBut for DeepLearning4J authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except
 * in compliance with the License. You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License
 * is distributed on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express
 * or implied. See the License for the specific language governing permissions and limitations under
 * the License.
 */
package io.github.debutdl4j.factorize;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.internal.search.CandidateChain;
import io.github.debutdl4j.internal.search.CandidateScores;

/**
 * A chain and the relative error that a short fit of it leaves.
 *
 * @param chain the chain
 * @param parameters its weights
 * @param relativeError of the weights; where the search had moments of the inputs, of the outputs
 */
public record ScoredChain(DeButChain chain, long parameters, double relativeError) {

  static ScoredChain of(CandidateScores.Scored scored) {
    CandidateChain candidate = scored.candidate();
    return new ScoredChain(candidate.chain(), candidate.parameters(), scored.relativeError());
  }
}
