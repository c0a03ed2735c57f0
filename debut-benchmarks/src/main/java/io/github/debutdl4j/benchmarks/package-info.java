/**
 * Benchmarks of kernels, layers and a network, each against what DL4J does without DeBut, and of
 * the memory that training takes. Run with {@code debut bench}; JMH does the measuring.
 */
package io.github.debutdl4j.benchmarks;
