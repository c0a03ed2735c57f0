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
/**
 * Runs a network without DL4J: {@link io.github.debutdl4j.runtime.Models#read} gives a {@link
 * io.github.debutdl4j.runtime.Model}, and each caller opens a {@link
 * io.github.debutdl4j.runtime.Session} of its own.
 *
 * <pre>{@code
 * Model model = Models.read(Path.of("lenet.debut"));
 * try (Session session = model.newSession()) {
 *   float[] scores = new float[10];
 *   session.run(image, scores);
 * }
 * }</pre>
 */
package io.github.debutdl4j.runtime;
