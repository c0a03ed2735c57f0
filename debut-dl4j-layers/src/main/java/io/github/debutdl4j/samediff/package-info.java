/**
 * DeBut for people who compose SameDiff: graph functions made of native SameDiff operations, and
 * SameDiff layers for DL4J networks whose gradient is the hand-written one.
 *
 * <p>Use {@link io.github.debutdl4j.samediff.DeButOps} inside a SameDiff graph; use {@code
 * DeButDense} and its siblings of the layer package in DL4J networks; use the SameDiff layers here
 * only where code around a network insists on DL4J's {@code SameDiffLayer} type.
 */
package io.github.debutdl4j.samediff;
