/**
 * Chains of sparse butterfly factors, and how to fit them to a matrix, in pure Java.
 *
 * <p>Packages named {@code internal} are for the other DeBut modules alone.
 */
@SuppressWarnings(
    "module") // the modules named in qualified exports are not there when this one is compiled
module io.github.debutdl4j.core {
  exports io.github.debutdl4j.chain;
  exports io.github.debutdl4j.factorize;
  exports io.github.debutdl4j.internal.kernel to
      io.github.debutdl4j.layers,
      io.github.debutdl4j.zoo,
      io.github.debutdl4j.cli,
      io.github.debutdl4j.benchmarks;
}
