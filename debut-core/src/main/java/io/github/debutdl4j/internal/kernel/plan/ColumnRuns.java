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

/**
 * Goes through the columns of neighbouring parts tile by tile. A tile is a run of one part; where
 * parts are taken together it is two runs side by side, of one part or of two.
 */
public final class ColumnRuns {

  /** Runs that a tile has at most. */
  public static final int MOST = 2;

  private final ColumnParts parts;
  private final int together;
  private final int length;
  private final int firstColumn;
  private final int endColumn;

  private int nextPart;
  private int tileColumn;
  private int tileColumns;
  private int runs;
  private final int[] end = new int[MOST];
  private final int[] part = new int[MOST];

  /**
   * @param firstPart the first of the parts
   * @param together how many, 1 or 2, and how many runs in a tile
   * @param length columns of a run, except for the last of a part
   */
  public ColumnRuns(ColumnParts parts, int firstPart, int together, int length) {
    this.parts = parts;
    this.together = together;
    this.length = length;
    this.nextPart = firstPart;
    this.firstColumn = parts.first(firstPart);
    this.endColumn = parts.end(Math.min(firstPart + together, parts.count()) - 1);
    this.tileColumn = firstColumn;
  }

  /** First column of all. */
  public int firstColumn() {
    return firstColumn;
  }

  /** The column after the last of all. */
  public int endColumn() {
    return endColumn;
  }

  /** Columns of the widest tile. */
  public int mostColumns() {
    return together * length;
  }

  /** Moves on to the next tile; false if there is none. */
  public boolean next() {
    tileColumn += tileColumns;
    tileColumns = 0;
    runs = 0;
    // Only after a whole run does the next begin at a multiple of the lanes.
    while (runs < together
        && tileColumns == runs * length
        && tileColumn + tileColumns < endColumn) {
      int column = tileColumn + tileColumns;
      nextPart += column == parts.end(nextPart) ? 1 : 0;
      tileColumns += Math.min(length, parts.end(nextPart) - column);
      end[runs] = tileColumns;
      part[runs] = nextPart;
      runs++;
    }
    return runs > 0;
  }

  /** First column of the tile. */
  public int tileColumn() {
    return tileColumn;
  }

  public int tileColumns() {
    return tileColumns;
  }

  /** Runs in the tile. */
  public int runs() {
    return runs;
  }

  /** Where a run begins in the tile. */
  public int first(int run) {
    return run == 0 ? 0 : end[run - 1];
  }

  /** Where a run ends in the tile. */
  public int end(int run) {
    return end[run];
  }

  /** The part that a run belongs to. */
  public int part(int run) {
    return part[run];
  }
}
