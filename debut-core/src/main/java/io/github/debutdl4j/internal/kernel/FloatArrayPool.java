package io.github.debutdl4j.internal.kernel;

import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Work arrays that are lent and given back, so that repeated calls allocate nothing.
 *
 * <p>It holds as many arrays as were ever lent at a time, each as large as was ever asked of it.
 */
public final class FloatArrayPool {

  private final ConcurrentLinkedDeque<float[]> free = new ConcurrentLinkedDeque<>();

  /** An array of at least so many numbers, with anything in it. */
  public float[] borrow(int atLeast) {
    float[] array = free.pollFirst();
    return array != null && array.length >= atLeast ? array : new float[atLeast];
  }

  /** Takes back an array that nobody uses any more. */
  public void giveBack(float[] array) {
    free.addFirst(array);
  }
}
