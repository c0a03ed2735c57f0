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
package io.github.debutdl4j.internal.session.step;

import io.github.debutdl4j.internal.network.Shape;

/**
 * A value of a compiled network: rows of columns in the arena.
 *
 * <p>A row holds one feature or channel: its positions, example after example, {@code column =
 * example * positions + position}. So a convolution of single pixels and a dense layer read columns
 * side by side, and small images of many examples still make long rows. Rows begin a pitch apart,
 * which is a multiple of the kernel's lanes unless there is only one column.
 */
public final class Value {

  private final Shape shape;
  private final int positions;
  private final int pitch;
  private final Value storage;
  private int rows;
  private int offset = -1;
  private int firstUse = Integer.MAX_VALUE;
  private int lastUse = -1;

  /**
   * A value with its own memory.
   *
   * @param columns the most it can have
   */
  public Value(Shape shape, int columns, int lanes) {
    this.shape = shape;
    this.positions = shape.positions();
    this.pitch = columns == 1 ? 1 : roundUp(columns, lanes);
    this.rows = shape.size(0);
    this.storage = this;
  }

  /** The numbers of another value in another shape with the same first size. */
  public Value(Shape shape, Value other) {
    this.shape = shape;
    this.positions = shape.positions();
    this.pitch = other.pitch;
    this.storage = other.storage;
  }

  public static int roundUp(int number, int multiple) {
    return Math.multiplyExact((number - 1) / multiple + 1, multiple);
  }

  public Shape shape() {
    return shape;
  }

  public int channels() {
    return shape.size(0);
  }

  /** Columns of an example. */
  public int positions() {
    return positions;
  }

  /** Numbers from the start of a row to the start of the next. */
  public int pitch() {
    return pitch;
  }

  /** Asks for a number of rows, of which the first are channels. */
  public void needRows(int atLeast) {
    storage.rows = Math.max(storage.rows, atLeast);
  }

  /** Records that a step reads or writes the value. */
  public void use(int step) {
    storage.firstUse = Math.min(storage.firstUse, step);
    storage.lastUse = Math.max(storage.lastUse, step);
  }

  public boolean overlaps(Value other) {
    return firstUse <= other.lastUse && other.firstUse <= lastUse;
  }

  /** Whether the memory is another value's. */
  public boolean isAlias() {
    return storage != this;
  }

  public int firstUse() {
    return storage.firstUse;
  }

  public long size() {
    return (long) storage.rows * pitch;
  }

  public void place(int newOffset) {
    offset = newOffset;
  }

  /** Where the first row begins in the arena. */
  public int offset() {
    return storage.offset;
  }

  /** Where the row of a channel begins in the arena. */
  public int row(int channel) {
    return storage.offset + channel * pitch;
  }
}
