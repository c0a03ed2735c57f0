/**
 * Applies a chain of DeBut factors to columns of numbers, forward and backward, on the CPU.
 *
 * <p>Pure Java on {@code float[]} and {@code double[]}: nothing here knows DL4J or ND4J. Columns
 * come from a source and go to a sink, a tile at a time; a tile passes through all factors while it
 * is in cache. Classes are written for {@code float}; the build derives the {@code double} twins.
 */
package io.github.debutdl4j.internal.kernel;
