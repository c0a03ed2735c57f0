package io.github.debutdl4j.kernel;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;
import java.util.ArrayList;
import java.util.List;

/**
 * In what order a tile goes through a chain so that it stays in cache: which factors form a stage.
 *
 * <p>The first factors of a chain have many blocks. Where all factors up to the l-th have a number
 * of blocks that {@code g} divides, these factors fall into g independent pieces, each with its own
 * rows from input to output. A stage runs its factors over one piece before it turns to the next,
 * so what it touches is a g-th of the tile. Stages nest: the pieces of a stage are made of whole
 * pieces of the stage before.
 */
final class ChainPlan {

  /**
   * Most rows of a piece, stage by stage: 16 rows of a tile 512 columns wide fill a first-level
   * cache of 32 KiB, 256 rows a second-level cache of 512 KiB.
   */
  private static final int[] FORWARD_ROWS = {16, 64, 256, 512};

  /** Backward a stage computes those before it once more, so there are two at most. */
  private static final int[] BACKWARD_ROWS = {512};

  /** Factors {@code first <= l < end}, in so many independent pieces. */
  record Stage(int first, int end, int pieces, int widestRows) {}

  private final List<Stage> stages = new ArrayList<>();

  private ChainPlan(DeButChain chain, int length, int[] mostRows) {
    int first = 0;
    for (int rows : mostRows) {
      int end = lastThatFits(chain, first, length, rows);
      if (end > first && end < length) {
        stages.add(stage(chain, first, end));
        first = end;
      }
    }
    stages.add(stage(chain, first, length));
  }

  static ChainPlan forward(DeButChain chain) {
    return new ChainPlan(chain, chain.length(), FORWARD_ROWS);
  }

  /** One stage or two. */
  static ChainPlan backward(DeButChain chain) {
    return new ChainPlan(chain, chain.length(), BACKWARD_ROWS);
  }

  /** How the first stage of this plan is best computed forward; its pieces are the same. */
  ChainPlan firstStageForward(DeButChain chain) {
    return new ChainPlan(chain, stages.get(0).end(), FORWARD_ROWS);
  }

  List<Stage> stages() {
    return stages;
  }

  /**
   * End of the longest run of factors from {@code first} whose pieces have at most so many rows.
   */
  private static int lastThatFits(DeButChain chain, int first, int length, int rows) {
    int best = first;
    for (int end = first + 1; end <= length; end++) {
      if (stage(chain, first, end).widestRows() <= rows) {
        best = end;
      }
    }
    return best;
  }

  private static Stage stage(DeButChain chain, int first, int end) {
    int pieces = 0;
    for (int l = 0; l < end; l++) {
      pieces = greatestCommonDivisor(pieces, chain.factor(l).blocks());
    }
    int widest = 0;
    for (int l = first; l < end; l++) {
      DeButFactor factor = chain.factor(l);
      widest = Math.max(widest, Math.max(factor.p(), factor.q()) / pieces);
    }
    return new Stage(first, end, pieces, widest);
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
