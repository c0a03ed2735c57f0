/**
 * Fine-tunes a converted network against the dense network it came from, with DL4J's own {@code
 * fit}.
 *
 * <p>Start at {@link io.github.debutdl4j.distill.DistillationIterator}. Source: "Distilling the
 * Knowledge in a Neural Network" (Hinton, Vinyals, Dean, 2015).
 */
package io.github.debutdl4j.distill;
