package io.github.debutdl4j.kernel.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Adds up the lanes of vectors: of eight at once on processors whose vectors have eight lanes, else
 * one by one.
 */
final class SimdFloatLanes {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private static final VectorMask<Float> BIT4 = mask(4);
  private static final VectorMask<Float> BIT2 = mask(2);
  private static final VectorMask<Float> BIT1 = mask(1);
  private static final VectorShuffle<Float> FLIP4 = VectorShuffle.fromOp(SPECIES, i -> i ^ 4);
  private static final VectorShuffle<Float> FLIP2 = VectorShuffle.fromOp(SPECIES, i -> i ^ 2);
  private static final VectorShuffle<Float> FLIP1 = VectorShuffle.fromOp(SPECIES, i -> i ^ 1);

  private SimdFloatLanes() {}

  private static VectorMask<Float> mask(int bit) {
    return VectorMask.fromLong(SPECIES, bit == 4 ? 0xf0 : bit == 2 ? 0xcc : 0xaa);
  }

  /**
   * Adds the lanes of so many weights to their sums.
   *
   * @param first place of the first lane
   * @param from place of the first sum
   */
  static void add(float[] lanes, int first, int count, float[] sums, int from) {
    int w = 0;
    for (; LANES == 8 && w + 8 <= count; w += 8) {
      FloatVector before = FloatVector.fromArray(SPECIES, sums, from + w);
      before.add(sumsOfEight(lanes, first + w * 8)).intoArray(sums, from + w);
    }
    for (; w < count; w++) {
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

  /** Lane i of the result is the sum of the lanes of the i-th vector from {@code at}. */
  private static FloatVector sumsOfEight(float[] lanes, int at) {
    FloatVector v04 = join(lanes, at, at + 32, BIT4, FLIP4);
    FloatVector v26 = join(lanes, at + 16, at + 48, BIT4, FLIP4);
    FloatVector v15 = join(lanes, at + 8, at + 40, BIT4, FLIP4);
    FloatVector v37 = join(lanes, at + 24, at + 56, BIT4, FLIP4);
    FloatVector even = join(v04, v26, BIT2, FLIP2);
    FloatVector odd = join(v15, v37, BIT2, FLIP2);
    return join(even, odd, BIT1, FLIP1);
  }

  private static FloatVector join(
      float[] lanes, int a, int b, VectorMask<Float> bit, VectorShuffle<Float> flip) {
    return join(
        FloatVector.fromArray(SPECIES, lanes, a),
        FloatVector.fromArray(SPECIES, lanes, b),
        bit,
        flip);
  }

  /** Halves the lanes of each: sums of a where the bit is not set, of b where it is. */
  private static FloatVector join(
      FloatVector a, FloatVector b, VectorMask<Float> bit, VectorShuffle<Float> flip) {
    return a.blend(b, bit).add(b.blend(a, bit).rearrange(flip));
  }
}
