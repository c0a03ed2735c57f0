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
package io.github.debutdl4j.internal.modelfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON text as RFC 8259 defines it, and no more: no comments, no trailing commas, no name
 * twice in an object. Depth and number of values are limited, so that memory is bounded by the
 * length of the text.
 *
 * <p>Objects become {@code Map}, arrays {@code List}, numbers {@link JsonNumber}; strings, booleans
 * and null are themselves.
 */
final class JsonParser {

  /** Deeper than any model file, and far from overflowing the stack. */
  private static final int MAX_DEPTH = 32;

  private static final int MAX_VALUES = 200_000;

  private final String text;
  private int at;
  private int values;

  private JsonParser(String text) {
    this.text = text;
  }

  /** The one value of a text. */
  static Object parse(String text) throws NetworkFileException {
    JsonParser parser = new JsonParser(text);
    Object value = parser.value(0);
    parser.skipSpace();
    if (parser.at < text.length()) {
      throw parser.fault("something follows the value");
    }
    return value;
  }

  private Object value(int depth) throws NetworkFileException {
    if (++values > MAX_VALUES) {
      throw fault("more than " + MAX_VALUES + " values");
    }
    if (depth > MAX_DEPTH) {
      throw fault("deeper than " + MAX_DEPTH + " objects and arrays");
    }
    skipSpace();
    char c = peek();
    switch (c) {
      case '{':
        return object(depth);
      case '[':
        return array(depth);
      case '"':
        return string();
      case 't':
        return word("true", true);
      case 'f':
        return word("false", false);
      case 'n':
        return word("null", null);
      default:
        return number();
    }
  }

  private Map<String, Object> object(int depth) throws NetworkFileException {
    Map<String, Object> object = new LinkedHashMap<>();
    at++;
    skipSpace();
    if (peek() == '}') {
      at++;
      return object;
    }
    while (true) {
      skipSpace();
      String name = string();
      if (object.containsKey(name)) {
        throw fault("'" + NetworkFiles.shortened(name) + "' is there twice");
      }
      skipSpace();
      expect(':');
      object.put(name, value(depth + 1));
      if (endsAfter('}')) {
        return object;
      }
    }
  }

  private List<Object> array(int depth) throws NetworkFileException {
    List<Object> array = new ArrayList<>(4);
    at++;
    skipSpace();
    if (peek() == ']') {
      at++;
      return array;
    }
    while (true) {
      array.add(value(depth + 1));
      if (endsAfter(']')) {
        return array;
      }
    }
  }

  /** Reads a comma or the end of an object or array. */
  private boolean endsAfter(char end) throws NetworkFileException {
    skipSpace();
    char c = peek();
    if (c != ',' && c != end) {
      throw fault("expected ',' or '" + end + "'");
    }
    at++;
    return c == end;
  }

  private String string() throws NetworkFileException {
    expect('"');
    int from = at;
    skipPlain();
    if (peek() == '"') {
      return text.substring(from, at++);
    }
    StringBuilder result = new StringBuilder();
    while (peek() == '\\') {
      result.append(text, from, at++);
      result.append(escaped());
      from = at;
      skipPlain();
    }
    result.append(text, from, at);
    at++;
    return result.toString();
  }

  /** Moves on to the next quote or backslash of a string. */
  private void skipPlain() throws NetworkFileException {
    int place = at;
    int end = text.length();
    char c = '"';
    while (place < end && (c = text.charAt(place)) != '"' && c != '\\' && c >= ' ') {
      place++;
    }
    at = place;
    if (place == end) {
      throw fault("the text ends early");
    }
    if (c < ' ') {
      throw fault("a control character in a string");
    }
  }

  private char escaped() throws NetworkFileException {
    char c = peek();
    at++;
    switch (c) {
      case '"':
      case '\\':
      case '/':
        return c;
      case 'b':
        return '\b';
      case 'f':
        return '\f';
      case 'n':
        return '\n';
      case 'r':
        return '\r';
      case 't':
        return '\t';
      case 'u':
        return hexadecimal();
      default:
        throw fault("'\\" + c + "' is not an escape");
    }
  }

  private char hexadecimal() throws NetworkFileException {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      char c = peek();
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw fault("expected four hexadecimal digits");
      }
      code = code * 16 + digit;
      at++;
    }
    return (char) code;
  }

  private Object word(String word, Object value) throws NetworkFileException {
    if (!text.startsWith(word, at)) {
      throw fault("expected a value");
    }
    at += word.length();
    return value;
  }

  private JsonNumber number() throws NetworkFileException {
    int from = at;
    if (peek() == '-') {
      at++;
    }
    boolean whole = true;
    if (peek() == '0') {
      at++;
    } else {
      digits();
    }
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      digits();
      whole = false;
    }
    if (at < text.length() && (text.charAt(at) | ' ') == 'e') {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      digits();
      whole = false;
    }
    return new JsonNumber(text.substring(from, at), whole);
  }

  private void digits() throws NetworkFileException {
    int from = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == from) {
      throw fault("expected a value");
    }
  }

  private void expect(char c) throws NetworkFileException {
    if (peek() != c) {
      throw fault("expected '" + c + "'");
    }
    at++;
  }

  private char peek() throws NetworkFileException {
    if (at >= text.length()) {
      throw fault("the text ends early");
    }
    return text.charAt(at);
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private NetworkFileException fault(String what) {
    return new NetworkFileException("JSON, character " + (at + 1) + ": " + what);
  }
}
