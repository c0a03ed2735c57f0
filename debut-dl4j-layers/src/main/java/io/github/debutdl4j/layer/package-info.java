/**
 * DeBut layers for DL4J: configurations that go into the ordinary builders, and the runtime behind
 * them.
 *
 * <p>A layer's matrix is the product of the factors of a chain; the parameters are the factors
 * themselves ({@code W0}, {@code W1}, ..., each of shape [blocks, t, r, s], and {@code b}). Forward
 * and backward are written by hand and run on a {@link io.github.debutdl4j.layer.ChainEngine}.
 */
package io.github.debutdl4j.layer;
