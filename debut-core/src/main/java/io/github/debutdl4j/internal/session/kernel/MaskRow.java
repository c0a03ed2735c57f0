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
package io.github.debutdl4j.internal.session.kernel;

/**
 * A row of a mask that repeats, and a position in it. Mutable: a thread reuses one object for all
 * rows.
 */
public final class MaskRow {
  /** -1 where numbers are kept, 0 elsewhere; readable for a vector's length beyond the period. */
  public int[] mask;

  /** Where the row begins. */
  public int row;

  /** After how many columns the row repeats. */
  public int period;

  /** The column at which to begin, below the period. */
  public int column;
}
