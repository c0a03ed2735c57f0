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
 * DeBut for people who compose SameDiff: graph functions made of native SameDiff operations, and
 * SameDiff layers for DL4J networks whose gradient is the hand-written one.
 *
 * <p>Use {@link io.github.debutdl4j.samediff.DeButOps} inside a SameDiff graph; use {@code
 * DeButDense} and its siblings of the layer package in DL4J networks; use the SameDiff layers here
 * only where other code requires DL4J's {@code SameDiffLayer} type.
 */
package io.github.debutdl4j.samediff;
