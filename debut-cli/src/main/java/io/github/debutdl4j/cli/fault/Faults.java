/*
 * Copyright 2026 The DeBut for DeepLearning4J authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except
 * in compliance with the License. You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License
 * is distributed on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express
 * or implied. See the License for the specific language governing permissions and limitations under
 * the License.
 */
package io.github.debutdl4j.cli.fault;

import io.github.debutdl4j.convert.ConversionException;
import io.github.debutdl4j.goal.GoalException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Collects the faults of a call, so that a user sees all of them at once, each once. */
public final class Faults {

  private final Set<String> found = new LinkedHashSet<>();

  /** Adds a fault. */
  public void add(String fault) {
    found.add(fault);
  }

  /** Runs a check, and adds a fault if it throws an exception that is meant for users. */
  public void check(Runnable check) {
    get(
        () -> {
          check.run();
          return null;
        });
  }

  /** The value, or null if making it throws an exception that is meant for users. */
  public <T> T get(Supplier<T> value) {
    try {
      return value.get();
    } catch (RuntimeException e) {
      if (!OneMessage.isForUsers(e)) {
        throw e;
      }
      found.addAll(of(e));
      return null;
    }
  }

  /** What an exception for users says, a sentence for each fault. */
  static List<String> of(Exception e) {
    if (e instanceof ConversionException conversion) {
      return conversion.faults();
    }
    return e instanceof GoalException goal ? goal.faults() : List.of(OneMessage.firstLine(e));
  }

  /**
   * Ends the checks.
   *
   * @throws FaultsException if there was a fault
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new FaultsException(List.copyOf(found));
    }
  }
}
