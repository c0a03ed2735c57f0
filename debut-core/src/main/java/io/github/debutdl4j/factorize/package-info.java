/**
 * From a dense matrix to the weights of a DeBut chain, with a statement of how good the fit is.
 *
 * <p>Pure Java on {@code double[]}: nothing here knows DL4J or ND4J, and nothing here is static
 * state, so layers may be fitted in parallel. Sources: "Butterfly factorization with error
 * guarantees" (SIMAX 2025) for the hierarchical split; "Deformable Butterfly" (NeurIPS 2021,
 * section 3.3) for alternating least squares, here in the canonical gauge of tensor trains.
 */
package io.github.debutdl4j.factorize;
