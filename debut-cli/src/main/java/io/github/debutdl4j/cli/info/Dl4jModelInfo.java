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
package io.github.debutdl4j.cli.info;

import io.github.debutdl4j.cli.console.Table;
import io.github.debutdl4j.cli.data.DataException;
import io.github.debutdl4j.cli.model.AnyNetwork;
import io.github.debutdl4j.cli.option.InputOption;
import io.github.debutdl4j.export.DeButExporter;
import io.github.debutdl4j.export.ExportException;
import io.github.debutdl4j.export.ExportOptions;
import io.github.debutdl4j.internal.modelfile.NetworkFiles;
import io.github.debutdl4j.io.SavedModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;

/**
 * Describes networks saved by DL4J: the operations that they come to when they are exported, or,
 * for a network that cannot be exported, its layers.
 */
final class Dl4jModelInfo {

  private final SavedModel saved;
  private final AnyNetwork network;

  private Dl4jModelInfo(SavedModel saved) {
    this.saved = saved;
    this.network = AnyNetwork.of(saved);
  }

  static FileDescription of(SavedModel saved, InputOption input) {
    return new Dl4jModelInfo(saved).describe(input);
  }

  private FileDescription describe(InputOption input) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("network", network.model().getClass().getSimpleName());
    json.put("dataType", network.model().params().dataType().name());
    json.put("normalizer", normalizer());
    json.put("layers", layers());
    StringBuilder text =
        new StringBuilder(
            "%s of %s, %,d parameters, normaliser: %s\n"
                .formatted(
                    json.get("network"),
                    json.get("dataType"),
                    network.parameters(),
                    normalizer() == null ? "none" : normalizer()));
    try {
      FileDescription operations = operations(input);
      text.append(operations.text());
      json.putAll(operations.json());
    } catch (ExportException e) {
      json.put("parameters", network.parameters());
      json.put("obstacles", e.obstacles());
      text.append(table()).append("\nno shapes and multiply-adds, since ").append(e.getMessage());
      text.append("; --input gives the shape of an example");
    }
    return new FileDescription(text.toString(), json);
  }

  private FileDescription operations(InputOption input) {
    ExportOptions.Builder options = ExportOptions.builder();
    input.addTo(options);
    byte[] model = DeButExporter.runtime(network.model(), options.build()).toByteArray();
    try {
      return NetworkInfo.of(NetworkFiles.read(new ByteArrayInputStream(model)));
    } catch (IOException e) {
      throw new DataException("the network cannot be described: " + e.getMessage(), e);
    }
  }

  private String normalizer() {
    Optional<?> stored = saved.normalizer().isPresent() ? saved.normalizer() : saved.preProcessor();
    return stored.map(each -> each.getClass().getSimpleName()).orElse(null);
  }

  private List<Map<String, Object>> layers() {
    List<Map<String, Object>> layers = new ArrayList<>();
    for (Layer layer : network.layers()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("name", layer.conf().getLayer().getLayerName());
      json.put("type", layer.conf().getLayer().getClass().getSimpleName());
      json.put("parameters", layer.numParams());
      layers.add(json);
    }
    return layers;
  }

  private Table table() {
    Table table = new Table("layer", "type", "parameters").withText(1);
    for (Map<String, Object> layer : layers()) {
      table.row(
          layer.get("name"), layer.get("type"), "%,d".formatted((Long) layer.get("parameters")));
    }
    return table;
  }
}
