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
package io.github.debutdl4j.io;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.nd4j.shade.jackson.core.JsonFactory;
import org.nd4j.shade.jackson.core.JsonParser;
import org.nd4j.shade.jackson.core.JsonProcessingException;
import org.nd4j.shade.jackson.core.JsonToken;

/**
 * Checks the text of a configuration before Jackson makes objects of it: its depth, its size, and
 * the classes that it names.
 *
 * <p>DL4J lets Jackson create an object of any class named by {@code @class}, or by {@code type} in
 * a distribution; Jackson also takes the first string of an array for a class where an object of a
 * variable class is expected. Therefore any string that is the name of a class on the class path
 * must be allowed, wherever it is.
 */
final class ConfigurationCheck {

  private static final int MAX_DEPTH = 100;
  private static final int MAX_TOKENS = 1_000_000;
  private static final int MAX_NUMBER = 100;

  /** Different strings, such as names of layers; each is looked up on the class path. */
  private static final int MAX_NAMES = 30_000;

  private static final int LONGEST_NAME = 500;
  private static final Pattern SEPARATORS = Pattern.compile("[^\\w.$]+");
  private static final Pattern CLASS_NAME =
      Pattern.compile("[\\p{L}_$][\\p{L}\\d_$]*(\\.[\\p{L}_$][\\p{L}\\d_$]*)*");

  private final AllowedClasses allowed;
  private final String where;
  private final Set<String> names = new HashSet<>();
  private final Set<String> topFields = new HashSet<>();
  private boolean holdsArrays;

  private ConfigurationCheck(AllowedClasses allowed, String where) {
    this.allowed = allowed;
    this.where = where;
  }

  /**
   * What was found.
   *
   * @param topFields names of the fields of the outermost object
   * @param holdsArrays whether there are arrays in ND4J's text format, for {@link
   *     ConfigurationArrays} to check
   */
  record Result(Set<String> topFields, boolean holdsArrays) {}

  /**
   * Checks a text.
   *
   * @throws ModelFileException if it is not JSON, too deep or too large, or names a class that is
   *     not allowed
   */
  static Result check(String json, AllowedClasses allowed, String where) {
    ConfigurationCheck check = new ConfigurationCheck(allowed, where);
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      check.run(parser);
    } catch (JsonProcessingException e) {
      throw new ModelFileException(where + " is not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException | RuntimeException e) {
      if (e instanceof ModelFileException refused) {
        throw refused;
      }
      throw new ModelFileException(where + " is not JSON: " + e.getMessage(), e);
    }
    return new Result(check.topFields, check.holdsArrays);
  }

  private void run(JsonParser parser) throws IOException {
    int depth = 0;
    int tokens = 0;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      tokens++;
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      if (depth > MAX_DEPTH || tokens > MAX_TOKENS) {
        throw new ModelFileException(
            "%s is deeper than %d or larger than %,d words"
                .formatted(where, MAX_DEPTH, MAX_TOKENS));
      }
      if (token == JsonToken.FIELD_NAME) {
        checkField(parser.getCurrentName(), depth);
      } else if (token == JsonToken.VALUE_STRING) {
        checkString(parser.getCurrentName(), parser.getText());
      } else if (token.isNumeric() && parser.getTextLength() > MAX_NUMBER) {
        throw new ModelFileException(where + " has a number of more than 100 digits");
      }
    }
    if (tokens == 0) {
      throw new ModelFileException(where + " is empty");
    }
  }

  private void checkField(String name, int depth) {
    if (depth == 1) {
      topFields.add(name);
    }
    holdsArrays |= name.equals("boundingBoxes");
  }

  private void checkString(String field, String text) {
    if ("@class".equals(field) && !allowed.inConfiguration(text)) {
      throw new ModelFileException(AllowedClasses.refusal(where, shortened(text)));
    }
    for (String name : SEPARATORS.split(text, 0)) {
      if (names.add(name) && isForeignClass(name)) {
        throw new ModelFileException(AllowedClasses.refusal(where, name));
      }
    }
    if (names.size() > MAX_NAMES) {
      throw new ModelFileException(
          "%s has more than %,d different names".formatted(where, MAX_NAMES));
    }
  }

  private boolean isForeignClass(String name) {
    return name.length() <= LONGEST_NAME
        && CLASS_NAME.matcher(name).matches()
        && !allowed.inConfiguration(name)
        && exists(name.replace('.', '/') + ".class");
  }

  private static boolean exists(String resource) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context != null && context.getResource(resource) != null
        || ConfigurationCheck.class.getClassLoader().getResource(resource) != null;
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME) + "...";
  }
}
