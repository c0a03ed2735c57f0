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
package io.github.debutdl4j.cli.npy;

import io.github.debutdl4j.cli.data.DataException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The header of an npy file: a Python dictionary of three entries, in any order and spacing.
 *
 * @param type of the numbers
 * @param fortranOrder whether the first index runs fastest
 * @param shape sizes of the dimensions
 */
record NpyHeader(NpyType type, boolean fortranOrder, int[] shape) {

  private static final Set<String> KEYS = Set.of("descr", "fortran_order", "shape");

  /** NumPy itself makes no array of more dimensions. */
  private static final int MAX_RANK = 64;

  /**
   * Reads a header.
   *
   * @param where the file; errors begin with it
   * @throws DataException if the text is not such a dictionary, or of an array without real numbers
   */
  static NpyHeader parse(String text, String where) {
    Map<String, Object> entries = new Parser(text, where).dictionary();
    if (!entries.keySet().equals(KEYS)) {
      throw new DataException(
          where + " is not an npy file: its header has the keys " + entries.keySet());
    }
    if (!(entries.get("descr") instanceof String descr)) {
      throw new DataException(where + " holds records of several fields; expected real numbers");
    }
    if (!(entries.get("fortran_order") instanceof Boolean fortran)
        || !(entries.get("shape") instanceof int[] shape)) {
      throw new DataException(
          where + " is not an npy file: fortran_order or shape of its header is of the wrong kind");
    }
    return new NpyHeader(NpyType.parse(descr, where), fortran, shape);
  }

  /**
   * Number of elements.
   *
   * @throws ArithmeticException if there are 2^31 or more
   */
  int length() {
    int length = 1;
    for (int size : shape) {
      if (size == 0) {
        return 0;
      }
    }
    for (int size : shape) {
      length = Math.multiplyExact(length, size);
    }
    return length;
  }

  /** A parser for the part of Python that NumPy writes into headers. */
  private static final class Parser {

    private final String text;
    private final String where;
    private int at;

    Parser(String text, String where) {
      this.text = text;
      this.where = where;
    }

    Map<String, Object> dictionary() {
      Map<String, Object> entries = new HashMap<>();
      expect('{');
      while (!next('}')) {
        String key = string();
        expect(':');
        if (entries.put(key, value()) != null) {
          throw unreadable("the key '" + key + "' twice");
        }
        if (!next(',')) {
          expect('}');
          break;
        }
      }
      skipSpace();
      if (at < text.length()) {
        throw unreadable("'" + text.charAt(at) + "' after the dictionary");
      }
      return entries;
    }

    /** A string, a truth value, a tuple of sizes, or a list, whose content is ignored. */
    private Object value() {
      skipSpace();
      char first = peek();
      if (first == '(') {
        return tuple();
      }
      if (first == '[') {
        at = text.lastIndexOf(']') + 1;
        if (at == 0) {
          throw unreadable("a list without an end");
        }
        return List.of();
      }
      if (first == '\'' || first == '"') {
        return string();
      }
      for (boolean truth : new boolean[] {true, false}) {
        String word = truth ? "True" : "False";
        if (text.startsWith(word, at)) {
          at += word.length();
          return truth;
        }
      }
      throw unreadable("'" + first + "' in place of a value");
    }

    private int[] tuple() {
      expect('(');
      List<Integer> sizes = new ArrayList<>();
      while (!next(')')) {
        sizes.add(size());
        if (sizes.size() > MAX_RANK) {
          throw unreadable("more than 64 dimensions");
        }
        if (!next(',')) {
          expect(')');
          break;
        }
      }
      return sizes.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Python 2 writes an L after long numbers. */
    private int size() {
      skipSpace();
      int from = at;
      while (Character.isDigit(peek())) {
        at++;
      }
      try {
        int size = Integer.parseInt(text.substring(from, at));
        if (peek() == 'L') {
          at++;
        }
        return size;
      } catch (NumberFormatException e) {
        throw new DataException(
            where + " is not an npy file: its header has an impossible size", e);
      }
    }

    private String string() {
      skipSpace();
      char quote = peek();
      int end = quote == '\'' || quote == '"' ? text.indexOf(quote, at + 1) : -1;
      if (end < 0) {
        throw unreadable("'" + quote + "' in place of a string");
      }
      String string = text.substring(at + 1, end);
      at = end + 1;
      return string;
    }

    private boolean next(char expected) {
      skipSpace();
      boolean found = peek() == expected;
      at += found ? 1 : 0;
      return found;
    }

    private void expect(char expected) {
      if (!next(expected)) {
        throw unreadable("'" + peek() + "' in place of '" + expected + "'");
      }
    }

    private void skipSpace() {
      while (Character.isWhitespace(peek())) {
        at++;
      }
    }

    /** NUL at the end, which no header has. */
    private char peek() {
      return at < text.length() ? text.charAt(at) : 0;
    }

    private DataException unreadable(String what) {
      return new DataException(where + " is not an npy file: its header has " + what);
    }
  }
}
