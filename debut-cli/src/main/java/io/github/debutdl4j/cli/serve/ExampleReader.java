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
package io.github.debutdl4j.cli.serve;

import io.github.debutdl4j.runtime.Model;
import io.github.debutdl4j.runtime.TensorInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.nd4j.shade.jackson.core.JsonFactory;
import org.nd4j.shade.jackson.core.JsonParser;
import org.nd4j.shade.jackson.core.JsonProcessingException;
import org.nd4j.shade.jackson.core.JsonToken;

/**
 * Reads the examples of a request: {@code {"input": X}} or {@code {"examples": [X, X]}}.
 *
 * <p>X is an array of the numbers of a model's only input, nested as its shape or flat, or an
 * object with such an array for each input by name. Memory is taken for the model's shapes alone,
 * whatever the request holds.
 */
final class ExampleReader {

  private static final int BAD_REQUEST = 400;
  private static final int LONGEST_NUMBER = 64;

  private static final JsonFactory JSON =
      new JsonFactory()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);

  private final Model model;
  private final int mostExamples;
  private final JsonParser parser;

  private ExampleReader(Model model, int mostExamples, JsonParser parser) {
    this.model = model;
    this.mostExamples = mostExamples;
    this.parser = parser;
  }

  /**
   * The examples of a body; for each an array for each input of the model.
   *
   * @throws HttpFault with status 400 if the body is anything else
   * @throws IOException if it cannot be read
   */
  static List<float[][]> read(Model model, int mostExamples, InputStream body) throws IOException {
    try (JsonParser parser = JSON.createParser(body)) {
      return new ExampleReader(model, mostExamples, parser).read();
    } catch (JsonProcessingException e) {
      throw new HttpFault(
          BAD_REQUEST,
          "the body is not JSON: %s (line %d, column %d)"
              .formatted(
                  e.getOriginalMessage().lines().findFirst().orElse("it ends early"),
                  e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                  e.getLocation() == null ? 1 : e.getLocation().getColumnNr()));
    }
  }

  private List<float[][]> read() throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw fault("the body must be an object such as {\"input\": [...]}");
    }
    List<float[][]> examples = null;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String field = parser.getCurrentName();
      boolean known = field.equals("input") || field.equals("examples");
      if (!known || examples != null) {
        throw fault("expected one field, 'input' or 'examples'; there is '" + cut(field) + "'");
      }
      parser.nextToken();
      examples = field.equals("input") ? Collections.singletonList(example("input")) : examples();
    }
    if (examples == null) {
      throw fault("the object has no 'input' and no 'examples'");
    }
    if (parser.nextToken() != null) {
      throw fault("something follows the object");
    }
    return examples;
  }

  private List<float[][]> examples() throws IOException {
    if (!parser.isExpectedStartArrayToken()) {
      throw fault("'examples' is not an array");
    }
    List<float[][]> examples = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (examples.size() == mostExamples) {
        throw fault("more than " + mostExamples + " examples");
      }
      examples.add(example("example " + (examples.size() + 1)));
    }
    if (examples.isEmpty()) {
      throw fault("'examples' is empty");
    }
    return examples;
  }

  private float[][] example(String where) throws IOException {
    List<TensorInfo> inputs = model.inputs();
    if (parser.isExpectedStartArrayToken()) {
      if (inputs.size() != 1) {
        throw fault(where + ": the model has several inputs; expected an object with " + names());
      }
      return new float[][] {numbers(where, inputs.get(0))};
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw fault(where + ": expected an array of numbers of shape " + inputs.get(0).shape());
    }
    float[][] arrays = new float[inputs.size()][];
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.getCurrentName();
      int index = index(name);
      if (index < 0) {
        throw fault(where + ": the model has no input '" + cut(name) + "'; expected " + names());
      }
      parser.nextToken();
      arrays[index] = numbers(where + ", '" + name + "'", inputs.get(index));
    }
    for (int i = 0; i < arrays.length; i++) {
      if (arrays[i] == null) {
        throw fault(where + ": '" + inputs.get(i).name() + "' is missing");
      }
    }
    return arrays;
  }

  private int index(String name) {
    List<TensorInfo> inputs = model.inputs();
    for (int i = 0; i < inputs.size(); i++) {
      if (inputs.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private String names() {
    return model.inputs().stream()
        .map(input -> "'" + input.name() + "'")
        .collect(Collectors.joining(", "));
  }

  /** All numbers of an array, flat or nested as the shape is. */
  private float[] numbers(String where, TensorInfo input) throws IOException {
    if (!parser.isExpectedStartArrayToken()) {
      throw fault(where + ": expected an array of numbers of shape " + input.shape());
    }
    ShapeCheck check = new ShapeCheck(input.shape());
    float[] numbers = new float[input.size()];
    check.open();
    while (check.isOpen()) {
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_ARRAY) {
        require(check.open(), where, input);
      } else if (token == JsonToken.END_ARRAY) {
        require(check.close(), where, input);
      } else if (token != null && token.isNumeric()) {
        require(check.number() && check.numbers() <= numbers.length, where, input);
        numbers[check.numbers() - 1] = number(where);
      } else {
        throw fault(where + ": expected numbers; there is " + describe(token));
      }
    }
    require(check.numbers() == numbers.length, where, input);
    return numbers;
  }

  private static void require(boolean fits, String where, TensorInfo input) throws HttpFault {
    if (!fits) {
      throw fault(
          "%s: expected %,d numbers of shape %s, nested or flat"
              .formatted(where, input.size(), input.shape()));
    }
  }

  private float number(String where) throws IOException {
    if (parser.getTextLength() > LONGEST_NUMBER) {
      throw fault(where + ": a number of " + parser.getTextLength() + " characters");
    }
    float number = Float.parseFloat(parser.getText());
    if (!Float.isFinite(number)) {
      throw fault(where + ": " + parser.getText() + " is beyond what a float can hold");
    }
    return number;
  }

  private String describe(JsonToken token) throws IOException {
    if (token == null) {
      return "the end of the body";
    }
    return switch (token) {
      case VALUE_STRING -> "a string";
      case START_OBJECT -> "an object";
      default -> cut(parser.getText());
    };
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_NUMBER ? text : text.substring(0, LONGEST_NUMBER) + "...";
  }

  private static HttpFault fault(String message) {
    return new HttpFault(BAD_REQUEST, message);
  }
}
