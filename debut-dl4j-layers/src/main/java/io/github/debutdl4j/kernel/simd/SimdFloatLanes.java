package io.github.debutdl4j.kernel.simd;

import jdk.incubator.vector.FloatVector;

/**
 * Adds up the lanes of vectors, put down in memory: by numbers, not by vectors, for HotSpot may
 * turn vectors that go from method to method into objects.
 */
final class SimdFloatLanes {

  private static final int LANES = FloatVector.SPECIES_PREFERRED.length();

  private SimdFloatLanes() {}

  /**
   * Adds the lanes of so many weights to their sums.
   *
   * @param first place of the first lane
   * @param from place of the first sum
   */
  static void add(float[] lanes, int first, int count, float[] sums, int from) {
    for (int w = 0; w < count; w++) {
      int at = first + w * LANES;
      // No loop for few lanes: HotSpot would take pains to vectorise it.
      float sum = LANES < 4 ? lanes[at] + lanes[at + 1] : sumOfFour(lanes, at);
      if (LANES > 4) {
        sum += sumOfFour(lanes, at + 4);
      }
      for (int l = 8; l < LANES; l += 4) {
        sum += sumOfFour(lanes, at + l);
      }
      sums[from + w] += sum;
    }
  }

  private static float sumOfFour(float[] lanes, int at) {
    return (lanes[at] + lanes[at + 1]) + (lanes[at + 2] + lanes[at + 3]);
  }
}
