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

import org.nd4j.shade.jackson.core.JsonProcessingException;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/**
 * Checks arrays in the text of a configuration, such as the bounding boxes of YOLO's output layer:
 * DL4J creates them with the shape and strides in the text, regardless of the data.
 */
final class ConfigurationArrays {

  private ConfigurationArrays() {}

  /**
   * Checks all arrays of a configuration that has passed {@link ConfigurationCheck}.
   *
   * @throws ModelFileException if the shape of one is not that of its data
   */
  static void check(String json, String where) {
    try {
      for (JsonNode boxes : new ObjectMapper().readTree(json).findValues("boundingBoxes")) {
        if (boxes.has("dataBuffer")) {
          checkOld(boxes, where);
        } else if (boxes.has("dataType")) {
          checkProduct(boxes.path("shape"), boxes.path("data").size(), where);
        }
      }
    } catch (JsonProcessingException e) {
      throw new ModelFileException(where + " is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** As versions before 1.0.0-alpha wrote them. */
  private static void checkOld(JsonNode boxes, String where) {
    JsonNode shape = boxes.path("shapeField");
    int elements = boxes.path("dataBuffer").size();
    boolean fits =
        boxes.path("numElements").asLong() == elements
            && boxes.path("rankField").asInt() == shape.size()
            && boxes.path("strideField").size() == shape.size()
            && boxes.path("offsetField").asLong() == 0;
    if (!fits) {
      throw unfit(where);
    }
    checkProduct(shape, elements, where);
    long last = 0;
    for (int d = 0; d < shape.size(); d++) {
      long stride = boxes.path("strideField").path(d).asLong();
      if (stride < 0 || stride > elements) {
        throw unfit(where);
      }
      last += stride * (shape.path(d).asLong() - 1);
    }
    if (last >= elements) {
      throw unfit(where);
    }
  }

  private static void checkProduct(JsonNode shape, int elements, String where) {
    long product = 1;
    for (JsonNode size : shape) {
      if (size.asLong() < 1 || size.asLong() > elements) {
        throw unfit(where);
      }
      product = Math.min(product * size.asLong(), Integer.MAX_VALUE);
    }
    if (product != elements) {
      throw unfit(where);
    }
  }

  private static ModelFileException unfit(String where) {
    return new ModelFileException(where + " has an array whose shape is not that of its data");
  }
}
