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

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * In what order a tile goes backward through a chain, and which of its rows serve what.
 *
 * <p>The chain is taken link by link: one factor, or two that the kernel takes together. If it is
 * too wide for the cache, its first links form the head: what enters them is not kept from the
 * forward pass but computed once more, one piece of the head at a time, so that it is in cache when
 * it is needed. What enters the other links is kept. A link is taken in small pieces: forward each
 * as soon as the pieces of the link before that make it up are there, backward each as soon as the
 * epsilon at its result is.
 */
final class BackwardPlan {

  /** Most rows of a piece of the head; a chain of no more rows has no head. */
  private static final int MOST_ROWS = 512;

  /**
   * The first links of the head, and those behind it, that together fit so many rows share the
   * pieces of the last of them.
   */
  private static final int FEW_ROWS = 96;

  /** Factors {@code first <= l <= last}, one or two, taken in so many independent pieces. */
  record Link(DeButChain chain, int first, int last, int pieces) {

    boolean isPair() {
      return first < last;
    }

    /** Rows that enter a piece. */
    int inputRows() {
      return chain.factor(first).q() / pieces;
    }

    /** Rows between the two factors of a pair in a piece; 0 if it is no pair. */
    int innerRows() {
      return isPair() ? chain.factor(last).q() / pieces : 0;
    }

    /** Rows that a piece gives. */
    int outputRows() {
      return chain.factor(last).p() / pieces;
    }
  }

  private final DeButChain chain;
  private final List<Link> links = new ArrayList<>();
  private final int headLinks;
  private final ChainPlan headForward;
  private final Rows rows;
  private final Rows rowsWithWholeInput;

  /**
   * @param pairs which neighbouring factors the kernel takes together
   */
  BackwardPlan(DeButChain chain, BiPredicate<DeButFactor, DeButFactor> pairs) {
    this.chain = chain;
    ChainPieces pieces = new ChainPieces(chain);
    int headLength = headLength(pieces, chain.length());
    addLinks(pieces, 0, headLength, pairs);
    this.headLinks = links.size();
    addLinks(pieces, headLength, chain.length(), pairs);
    this.headForward = headLength == 0 ? null : new ChainPlan(chain, headLength);
    this.rows = placeRows(false);
    this.rowsWithWholeInput = placeRows(true);
  }

  /** How many factors form the head. Where all fit, or in one piece, nothing is computed twice. */
  private static int headLength(ChainPieces pieces, int length) {
    int last = pieces.lastThatFits(0, length, MOST_ROWS);
    boolean isHead = last >= 0 && last < length - 1 && pieces.count(last) > 1;
    return isHead ? last + 1 : 0;
  }

  private void addLinks(
      ChainPieces pieces, int from, int end, BiPredicate<DeButFactor, DeButFactor> pairs) {
    int lastOfFewRows = pieces.lastThatFits(from, end, FEW_ROWS);
    for (int first = from; first < end; first = links.get(links.size() - 1).last() + 1) {
      boolean isPair = first + 1 < end && pairs.test(chain.factor(first), chain.factor(first + 1));
      int last = isPair ? first + 1 : first;
      links.add(new Link(chain, first, last, pieces.count(Math.max(last, lastOfFewRows))));
    }
  }

  List<Link> links() {
    return links;
  }

  /** How many links form the head; 0 if there is none. */
  int headLinks() {
    return headLinks;
  }

  /** How the head is computed forward, in the pieces of its last link; null if there is none. */
  ChainPlan headForward() {
    return headForward;
  }

  /**
   * Which rows of the tile serve what. The epsilon at the result comes first.
   *
   * @param headWork first of those in which the head is computed forward
   * @param input first of those for what enters each link
   * @param held rows held of that: of the links of the head those of one of its pieces, but for the
   *     chain's input where that is held as a whole
   * @param inner first of those between the factors of a pair, for a piece
   * @param count how many rows there are
   */
  record Rows(int headWork, int[] input, int[] held, int inner, int count) {

    /** Where a row of what enters a link stands. */
    int of(int link, int row) {
      return input[link] + row % held[link];
    }
  }

  /**
   * @param wholeInput whether the whole input of the chain is held, even if there is a head
   */
  Rows rows(boolean wholeInput) {
    return wholeInput ? rowsWithWholeInput : rows;
  }

  private Rows placeRows(boolean wholeInput) {
    int firstOfPieces = wholeInput ? 1 : 0;
    int[] input = new int[links.size()];
    int[] held = new int[links.size()];
    // The forward pass over the head and what enters its links are never needed at the same time.
    int headWork = chain.outputs();
    int next = headWork;
    for (int i = firstOfPieces; i < headLinks; i++) {
      input[i] = next;
      held[i] = chain.factor(links.get(i).first()).q() / links.get(headLinks - 1).pieces();
      next += held[i];
    }
    if (headLinks > 0) {
      next = Math.max(next, headWork + headForward.workRows());
    }
    for (int i = 0; i < links.size(); i++) {
      if (i < firstOfPieces || i >= headLinks) {
        input[i] = next;
        held[i] = chain.factor(links.get(i).first()).q();
        next += held[i];
      }
    }
    int mostInner = links.stream().mapToInt(Link::innerRows).max().orElse(0);
    return new Rows(headWork, input, held, next, next + mostInner);
  }
}
