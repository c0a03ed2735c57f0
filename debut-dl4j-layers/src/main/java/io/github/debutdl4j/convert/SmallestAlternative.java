package io.github.debutdl4j.convert;

import io.github.debutdl4j.chain.ChainException;
import io.github.debutdl4j.chain.ChainSearch;
import io.github.debutdl4j.chain.DeButChain;

/** Whether a dense matrix could have been a smaller chain. */
final class SmallestAlternative {

  private SmallestAlternative() {}

  /** Whether this is a chain of one factor, and one of two or more has fewer parameters. */
  static boolean existsFor(DeButChain chain) {
    return chain.length() == 1 && existsFor(chain.outputs(), chain.inputs(), chain.parameters());
  }

  /** Whether a chain of two or more factors of this size has fewer parameters. */
  static boolean existsFor(int outputs, int inputs, long parameters) {
    for (int factors = 2; ; factors++) {
      try {
        if (ChainSearch.smallest(outputs, inputs, factors, false).parameters() < parameters) {
          return true;
        }
      } catch (ChainException noLongerChain) {
        return false;
      }
    }
  }
}
