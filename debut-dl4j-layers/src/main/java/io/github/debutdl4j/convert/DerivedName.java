package io.github.debutdl4j.convert;

import java.util.Set;

/**
 * Names the DeBut layer that stands before an output: {@code output} becomes {@code output_debut}.
 */
final class DerivedName {

  private static final String SUFFIX = "_debut";

  private DerivedName() {}

  /** The derived name, numbered from 2 if a layer has it already. */
  static String of(String name, Set<String> taken) {
    String derived = name + SUFFIX;
    for (int n = 2; taken.contains(derived); n++) {
      derived = name + SUFFIX + n;
    }
    return derived;
  }
}
