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

  private final JsonObject parent;
  private final String kind;
  private final String self;
  private final Map<?, ?> fields;
  private final Set<String> read = new HashSet<>();

  /**
   * @param kind what the object is, for the messages of faults
   * @param self its name, or null
   */
  JsonObject(String kind, String self, Object value) throws NetworkFileException {
    this(null, kind, self, value);
  }

  private JsonObject(JsonObject parent, String kind, String self, Object value)
      throws NetworkFileException {
    this.parent = parent;
    this.kind = kind;
    this.self = self;
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

  /** True or false; false if there is no such field. */
  boolean bool(String name) throws NetworkFileException {
    return has(name) && as(Boolean.class, name, "true or false");
  }

  int whole(String name) throws NetworkFileException {
    return whole(name, field(name));
  }

  /** A whole number, or another one if there is no such field. */
  int whole(String name, int absent) throws NetworkFileException {
    return has(name) ? whole(name) : absent;
  }

  float real(String name) throws NetworkFileException {
    float value = Float.parseFloat(as(JsonNumber.class, name, "a number").text());
    if (!Float.isFinite(value)) {
      throw fault("'" + name + "' is beyond what a float can hold");
    }
    return value;
  }

  /** One of some constants, by its name. */
  <E extends Enum<E>> E constant(String name, E[] constants) throws NetworkFileException {
    String text = string(name);
    for (E constant : constants) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    throw fault("'" + name + "' is '" + NetworkFiles.shortened(text) + "', which is not known");
  }

  JsonObject object(String name) throws NetworkFileException {
    return new JsonObject(this, "", name, field(name));
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
    return new NetworkFileException(where() + ": " + what);
  }

  private String where() {
    if (self == null) {
      return kind;
    }
    String quoted = "'" + NetworkFiles.shortened(self) + "'";
    return parent == null ? kind + " " + quoted : quoted + " of " + parent.where();
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
