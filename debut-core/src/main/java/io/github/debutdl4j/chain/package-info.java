/**
 * Chains of deformable butterfly factors as plain data: sizes, validity, counts, text format,
 * generation and search.
 *
 * <p>Pure Java: nothing here knows DL4J or ND4J. Sources: "Deformable Butterfly" (NeurIPS 2021,
 * section 3) for the factor; "Lite it fly" (IEEE TNNLS 2023, section III) for chain generation;
 * "Butterfly factorization with error guarantees" (SIMAX 2025, section 4) for chainability and
 * redundancy.
 */
package io.github.debutdl4j.chain;
