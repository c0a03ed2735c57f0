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
package io.github.debutdl4j.export.internal.translate;

import java.util.List;
import org.deeplearning4j.nn.conf.graph.GraphVertex;

/**
 * Expresses one kind of vertex, other than layers, in the operations of a network.
 *
 * @param vertexClass the exact class
 * @param rule what the vertex computes
 * @param <V> the vertex's configuration
 */
public record VertexTranslator<V extends GraphVertex>(Class<V> vertexClass, Rule<V> rule) {

  /** What a vertex computes. */
  @FunctionalInterface
  public interface Rule<V extends GraphVertex> {

    /**
     * Adds the vertex's operations.
     *
     * @param vertex the configuration
     * @param site the vertex's context
     * @param inputs in the order of the graph
     * @return the vertex's output
     * @throws UnsupportedOperation if the vertex has a setting that cannot be expressed
     */
    LayerValue translate(V vertex, VertexContext site, List<LayerValue> inputs);
  }
}
