/**
 * All-DeBut networks as DL4J zoo models: each architecture is described once, and built either with
 * DeBut layers or, as its dense twin, with DL4J's own.
 *
 * <p>Sources: "Deformable Butterfly" (NeurIPS 2021) and "Lite it fly: An All-Deformable-Butterfly
 * Network" (IEEE TNNLS 2023).
 */
package io.github.debutdl4j.zoo;
