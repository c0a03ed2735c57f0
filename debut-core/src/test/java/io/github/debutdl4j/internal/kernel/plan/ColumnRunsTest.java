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
package io.github.debutdl4j.internal.kernel.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ColumnRunsTest {

  /** The columns of a run and the part to whose gradient it adds. */
  private record Run(int part, int first, int end) {}

  @Property
  void coverAllColumnsInOrderWithTheSameRunsHoweverManyPartsAreTakenTogether(
      @ForAll @IntRange(min = 1, max = 5000) int columns,
      @ForAll @IntRange(min = 1, max = 70) int together,
      @ForAll @IntRange(min = 1, max = 40) int run) {
    ColumnParts parts = new ColumnParts(columns, together, run);

    List<Run> single = runs(parts, 1, run);

    assertThat(runs(parts, 2, run)).isEqualTo(single);
    int next = 0;
    for (Run r : single) {
      assertThat(r.first()).isEqualTo(next);
      assertThat(r.end() - r.first()).isBetween(1, run);
      next = r.end();
    }
    assertThat(next).isEqualTo(columns);
    for (int part = 1; part < parts.count(); part++) {
      assertThat(parts.first(part)).isEqualTo(parts.end(part - 1));
      assertThat(parts.first(part) % together).isZero();
    }
  }

  @Test
  void threadsTakeTwoPartsOnlyWhereNoneStaysIdleForIt() {
    ColumnParts four = new ColumnParts(1024, 1, 256);
    ColumnParts three = new ColumnParts(768, 1, 256);

    assertThat(List.of(four.together(1), four.together(2), four.together(4)))
        .containsExactly(2, 2, 1);
    assertThat(List.of(three.together(1), three.together(2), three.together(3)))
        .containsExactly(2, 2, 1);
  }

  private static List<Run> runs(ColumnParts parts, int together, int run) {
    List<Run> found = new ArrayList<>();
    for (int part = 0; part < parts.count(); part += together) {
      ColumnRuns runs = new ColumnRuns(parts, part, together, run);
      while (runs.next()) {
        for (int i = 0; i < runs.runs(); i++) {
          int first = runs.tileColumn() + runs.first(i);
          found.add(new Run(runs.part(i), first, runs.tileColumn() + runs.end(i)));
        }
        assertThat(runs.tileColumns()).isEqualTo(runs.end(runs.runs() - 1));
      }
    }
    return found;
  }
}
