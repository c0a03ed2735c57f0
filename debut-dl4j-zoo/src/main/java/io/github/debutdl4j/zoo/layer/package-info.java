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
 * What the zoo's networks need and DL4J lacks: the parts of PointNet that work on sets of points,
 * and batch normalisation fused with its ReLU.
 *
 * <p>Points travel as rows, {@code [examples * points, channels]}, one example's points after
 * another, so that a layer on each point by itself is an ordinary dense layer. All gradients are
 * written by hand: those of DL4J's SameDiff vertices are wrong by a factor of two in 1.0.0-M2.1.
 *
 * <p>Source: "PointNet: Deep Learning on Point Sets" (CVPR 2017), section 4.2.
 */
package io.github.debutdl4j.zoo.layer;
