package io.github.debutdl4j.compatibility;

/** Names of the arrays that are recorded beside a model file. */
final class Recording {

  static final String INPUT = "input";
  static final String LABELS = "labels";
  static final String PARAMETERS = "parameters";
  static final String UPDATER = "updater state";

  /** Parameters and updater state after one more step of {@code fit}. */
  static final String NEXT_PARAMETERS = "parameters after a step";

  static final String NEXT_UPDATER = "updater state after a step";

  private Recording() {}

  /**
   * Output for all examples.
   *
   * @param kernel {@code simd} or {@code scalar}
   */
  static String output(String kernel) {
    return "output " + kernel;
  }

  /** Output for the first example alone, which a dense layer computes on another way. */
  static String single(String kernel) {
    return "output of one " + kernel;
  }
}
