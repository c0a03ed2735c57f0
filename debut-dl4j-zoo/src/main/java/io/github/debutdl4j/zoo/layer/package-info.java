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
