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
package io.github.debutdl4j.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;

/** Every model is in the catalogue, among those that the tests run over, and in the docs. */
class ZooCatalogueTest {

  private static final Path DOCS = Path.of("..", "docs", "zoo");

  @Test
  void testsRunOverAllModels() {
    assertThat(classes(SmallInstances.all(DataType.FLOAT, new NoOp()).stream()))
        .isEqualTo(classes(ZooCatalogue.entries().stream().map(ZooEntry::model)));
  }

  @Test
  void everyModelHasACardThatTheListLinks() throws IOException {
    String list = Files.readString(DOCS.resolve("README.md"));

    for (ZooEntry entry : ZooCatalogue.entries()) {
      String card = entry.name() + ".md";
      assertThat(list).contains("](" + card + ") | `" + entry.model().getClass().getSimpleName());
      assertThat(DOCS.resolve(card)).exists();
    }
  }

  private static Set<Class<?>> classes(Stream<AllDeButModel> models) {
    return models.map(AllDeButModel::getClass).collect(Collectors.toSet());
  }
}
