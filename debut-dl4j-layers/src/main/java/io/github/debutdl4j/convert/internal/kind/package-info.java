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
 * Which DL4J layers are linear, how each is read as a matrix, and which DeBut layer takes its
 * place. To convert another type of layer, write a {@code LinearLayerKind} and add it to {@code
 * LinearLayerKinds}.
 */
package io.github.debutdl4j.convert.internal.kind;
