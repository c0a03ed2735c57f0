/**
 * Benchmarks of kernels, layers and a network, each against what DL4J does without DeBut. Run with
 * {@code debut bench}; JMH does the measuring.
 */
package io.github.debutdl4j.examples.bench;
