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
package io.github.debutdl4j.internal.kernel;

import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Work arrays that are lent and given back, so that repeated calls allocate nothing.
 *
 * <p>It holds as many arrays as were ever lent at the same time, each as large as the largest
 * request for it.
 */
public final class FloatArrayPool {

  private final ConcurrentLinkedDeque<float[]> free = new ConcurrentLinkedDeque<>();

  /** An array of at least a given length, with arbitrary content. */
  public float[] borrow(int atLeast) {
    float[] array = free.pollFirst();
    return array != null && array.length >= atLeast ? array : new float[atLeast];
  }

  /** Takes back an array that is no longer used. */
  public void giveBack(float[] array) {
    free.addFirst(array);
  }
}
