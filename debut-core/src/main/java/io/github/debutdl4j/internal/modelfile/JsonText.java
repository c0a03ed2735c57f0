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

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Writes maps, lists, strings, numbers and booleans as JSON without spaces. */
final class JsonText {

  private static final String HEX = "0123456789abcdef";

  private final StringBuilder text = new StringBuilder();

  private JsonText() {}

  /**
   * The text of a value.
   *
   * @throws IllegalArgumentException if a number is infinite or not a number
   */
  static String of(Object value) {
    JsonText writer = new JsonText();
    writer.write(value);
    return writer.text.toString();
  }

  private void write(Object value) {
    if (value instanceof Map<?, ?> map) {
      writeObject(map);
    } else if (value instanceof List<?> list) {
      writeArray(list);
    } else if (value instanceof String string) {
      writeString(string);
    } else if (value instanceof Number number && !Double.isFinite(number.doubleValue())) {
      throw new IllegalArgumentException("a model file cannot hold the number " + value);
    } else {
      text.append(value);
    }
  }

  private void writeObject(Map<?, ?> object) {
    text.append('{');
    Iterator<? extends Map.Entry<?, ?>> entries = object.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<?, ?> entry = entries.next();
      writeString((String) entry.getKey());
      text.append(':');
      write(entry.getValue());
      if (entries.hasNext()) {
        text.append(',');
      }
    }
    text.append('}');
  }

  private void writeArray(List<?> array) {
    text.append('[');
    for (int i = 0; i < array.size(); i++) {
      if (i > 0) {
        text.append(',');
      }
      write(array.get(i));
    }
    text.append(']');
  }

  private void writeString(String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        // Surrogates as escapes: a lone one has no form in UTF-8.
        text.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          text.append(HEX.charAt(c >> shift & 15));
        }
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
