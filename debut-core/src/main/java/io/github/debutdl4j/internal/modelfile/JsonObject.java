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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An object of parsed JSON whose fields are read by name and type. A field that is missing, of
 * another type, or never read is a fault.
 */
final class JsonObject {

  private final String where;
  private final Map<?, ?> fields;
  private final Set<String> read = new HashSet<>();

  /**
   * @param where what the object is, for the messages of faults
   */
  JsonObject(String where, Object value) throws NetworkFileException {
    this.where = where;
    if (!(value instanceof Map)) {
      throw fault("is not an object");
    }
    this.fields = (Map<?, ?>) value;
  }

  /** Checks that every field was asked for. */
  void end() throws NetworkFileException {
    for (Object name : fields.keySet()) {
      if (!read.contains(name)) {
        throw fault("'" + NetworkFiles.shortened((String) name) + "' is not known");
      }
    }
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  /** Names of the fields, in the order of the text. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    for (Object name : fields.keySet()) {
      names.add((String) name);
    }
    return names;
  }

  String string(String name) throws NetworkFileException {
    return as(String.class, name, "a string");
  }

  boolean bool(String name) throws NetworkFileException {
    return as(Boolean.class, name, "true or false");
  }

  int whole(String name) throws NetworkFileException {
    return whole(name, field(name));
  }

  float real(String name) throws NetworkFileException {
    float value = Float.parseFloat(as(JsonNumber.class, name, "a number").text());
    if (!Float.isFinite(value)) {
      throw fault("'" + name + "' is beyond what a float can hold");
    }
    return value;
  }

  <E extends Enum<E>> E constant(String name, Class<E> type) throws NetworkFileException {
    String text = string(name);
    try {
      return Enum.valueOf(type, text);
    } catch (IllegalArgumentException e) {
      throw fault("'" + name + "' is '" + NetworkFiles.shortened(text) + "', which is not known");
    }
  }

  JsonObject object(String name) throws NetworkFileException {
    return new JsonObject("'" + name + "' of " + where, field(name));
  }

  List<?> array(String name) throws NetworkFileException {
    return as(List.class, name, "an array");
  }

  List<String> strings(String name) throws NetworkFileException {
    List<String> strings = new ArrayList<>();
    for (Object element : array(name)) {
      if (!(element instanceof String string)) {
        throw fault("'" + name + "' holds something other than strings");
      }
      strings.add(string);
    }
    return strings;
  }

  int[] wholes(String name) throws NetworkFileException {
    return wholes(name, array(name));
  }

  /** Whole numbers of an array within this object. */
  int[] wholes(String name, Object array) throws NetworkFileException {
    if (!(array instanceof List<?> list)) {
      throw fault("'" + name + "' is not an array");
    }
    int[] numbers = new int[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = whole(name, list.get(i));
    }
    return numbers;
  }

  NetworkFileException fault(String what) {
    return new NetworkFileException(where + ": " + what);
  }

  private int whole(String name, Object value) throws NetworkFileException {
    long number = wholeLong(name, value);
    if (number != (int) number) {
      throw fault("'" + name + "' is " + number);
    }
    return (int) number;
  }

  /** A whole number of at most 15 digits. */
  long wholeLong(String name, Object value) throws NetworkFileException {
    if (!(value instanceof JsonNumber digits) || !digits.whole() || digits.text().length() > 15) {
      throw fault("'" + name + "' is not a whole number");
    }
    return Long.parseLong(digits.text());
  }

  private <T> T as(Class<T> type, String name, String description) throws NetworkFileException {
    Object value = field(name);
    if (!type.isInstance(value)) {
      throw fault("'" + name + "' is not " + description);
    }
    return type.cast(value);
  }

  private Object field(String name) throws NetworkFileException {
    if (!fields.containsKey(name)) {
      throw fault("'" + name + "' is missing");
    }
    read.add(name);
    return fields.get(name);
  }
}
