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
package io.github.debutdl4j.chain;

import io.github.debutdl4j.internal.numbers.Divisors;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * All non-redundant regular chains of a size within limits, one after another.
 *
 * <p>Immutable: each limit gives a new enumeration. Chains come in the same order every time and
 * are made only when asked for; branches that cannot meet the limits are skipped.
 *
 * @param outputs rows of the dense matrix
 * @param inputs columns of the dense matrix
 * @param minParameters fewest parameters of a chain
 * @param maxParameters most parameters of a chain
 * @param maxFactors longest chain
 * @param maxWidth widest vector between two factors
 */
public record ChainEnumeration(
    int outputs, int inputs, long minParameters, long maxParameters, int maxFactors, int maxWidth)
    implements Iterable<DeButChain> {

  /** Checks the sizes. */
  public ChainEnumeration {
    ChainSearch.checkSizes(outputs, inputs);
  }

  /** Every non-redundant regular chain of this size, without limits. */
  public static ChainEnumeration of(int outputs, int inputs) {
    return new ChainEnumeration(
        outputs, inputs, 0, Long.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  /** Leaves out chains with fewer parameters. */
  public ChainEnumeration withMinParameters(long parameters) {
    return new ChainEnumeration(outputs, inputs, parameters, maxParameters, maxFactors, maxWidth);
  }

  /** Leaves out chains with more parameters. */
  public ChainEnumeration withMaxParameters(long parameters) {
    return new ChainEnumeration(outputs, inputs, minParameters, parameters, maxFactors, maxWidth);
  }

  /** Leaves out longer chains. */
  public ChainEnumeration withMaxFactors(int factors) {
    return new ChainEnumeration(outputs, inputs, minParameters, maxParameters, factors, maxWidth);
  }

  /** Leaves out chains with a wider vector between two factors. */
  public ChainEnumeration withMaxWidth(int width) {
    return new ChainEnumeration(outputs, inputs, minParameters, maxParameters, maxFactors, width);
  }

  /** The chains as a lazy sequential stream. */
  public Stream<DeButChain> stream() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            iterator(), Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.DISTINCT),
        false);
  }

  @Override
  public Iterator<DeButChain> iterator() {
    return new DepthFirst();
  }

  /** A chosen grid, the rest it leaves, and the parameters of all factors up to it. */
  private record Step(int r, int s, int rows, int columns, long cost) {

    boolean isComplete() {
      return rows == 1 && columns == 1;
    }
  }

  /** Walks the tree of grids; the stack holds, for each depth, the choices still to try. */
  private final class DepthFirst implements Iterator<DeButChain> {

    private final CostBounds bounds = new CostBounds();
    private final Deque<Iterator<Step>> choices = new ArrayDeque<>();
    private final List<Step> path = new ArrayList<>();
    private DeButChain next;

    DepthFirst() {
      choices.push(steps(outputs, inputs, 0).iterator());
      next = advance();
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public DeButChain next() {
      if (next == null) {
        throw new NoSuchElementException();
      }
      DeButChain current = next;
      next = advance();
      return current;
    }

    private DeButChain advance() {
      while (!choices.isEmpty()) {
        path.subList(choices.size() - 1, path.size()).clear();
        if (!choices.peek().hasNext()) {
          choices.pop();
          continue;
        }
        Step step = choices.peek().next();
        path.add(step);
        if (step.isComplete()) {
          return chain();
        }
        choices.push(steps(step.rows(), step.columns(), step.cost()).iterator());
      }
      return null;
    }

    private DeButChain chain() {
      return DeButChain.regular(
          path.stream().mapToInt(Step::r).toArray(), path.stream().mapToInt(Step::s).toArray());
    }

    /** The grids that can come next for a rest, each with room for what must follow it. */
    private List<Step> steps(int rows, int columns, long costSoFar) {
      boolean first = path.isEmpty();
      long t = outputs / rows;
      List<Step> steps = new ArrayList<>();
      for (int r : Divisors.of(rows)) {
        if (r == 1 && !first) {
          continue;
        }
        for (int s : Divisors.of(columns)) {
          Step step = new Step(r, s, rows / r, columns / s, costSoFar + t * r * columns);
          if (step.isComplete() ? isWithin(step.cost(), step.cost()) : canGoOn(step)) {
            steps.add(step);
          }
        }
      }
      return steps;
    }

    private boolean canGoOn(Step step) {
      if (step.s() == 1 || step.rows() == 1 || path.size() + 2 > maxFactors) {
        return false;
      }
      long t = outputs / step.rows();
      if (t * step.columns() > maxWidth) {
        return false;
      }
      CostBounds.Bounds rest = bounds.ofRest(step.rows(), step.columns());
      return isWithin(step.cost() + t * rest.fewest(), step.cost() + t * rest.most());
    }

    private boolean isWithin(long fewest, long most) {
      return fewest <= maxParameters && most >= minParameters && path.size() < maxFactors;
    }
  }
}
