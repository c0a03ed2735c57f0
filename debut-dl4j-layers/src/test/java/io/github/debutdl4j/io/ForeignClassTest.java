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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.canary.CanaryActivation;
import com.example.canary.CanaryNormalizerStrategy;
import com.example.canary.CanaryPreProcessor;
import com.example.canary.CanaryTrace;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.api.preprocessor.ImagePreProcessingScaler;
import org.nd4j.linalg.dataset.api.preprocessor.VGG16ImagePreProcessor;

/** Code of classes that nobody allowed never runs, wherever a file names them. */
class ForeignClassTest {

  private static final String TANH = "org.nd4j.linalg.activations.impl.ActivationTanH";
  private static final String ACTIVATION = "com.example.canary.CanaryActivation";
  private static final String PREPROCESSOR = "com.example.canary.CanaryPreProcessor";
  private static final String STRATEGY = "com.example.canary.CanaryNormalizerStrategy";

  @TempDir private Path folder;

  private static ZipEntries graph() {
    return ZipEntries.of(SmallNetworks.graph(DataType.FLOAT));
  }

  private static byte[] serialised(Serializable object) {
    byte[] bytes = AddedObject.of("any", object).bytes();
    CanaryTrace.take();
    return bytes;
  }

  /** As DL4J's header for normalisers that users store in their own way. */
  private static byte[] customNormalizer() {
    return ZipEntries.bytes(
        out -> {
          out.writeUTF("NORMALIZER");
          out.writeInt(1);
          out.writeUTF("CUSTOM");
          out.writeUTF(STRATEGY);
        });
  }

  private void assertRefused(ZipEntries entries, String name) throws IOException {
    Path file = entries.write(folder.resolve("model.zip"));

    assertThatThrownBy(() -> ModelFiles.read(file))
        .isInstanceOf(ModelFileException.class)
        .hasMessageContaining("names the class " + name)
        .hasMessageContaining("--allow " + name);
    assertThat(CanaryTrace.take()).as("code of %s has run", name).isFalse();
  }

  private SavedModel readAllowing(ZipEntries entries, String... patterns) throws IOException {
    Path file = entries.write(folder.resolve("model.zip"));
    return ModelFiles.read(file, ModelReadOptions.defaults().allow(patterns));
  }

  @Test
  void inPreprocessorBin() throws IOException {
    ZipEntries entries = graph().put("preprocessor.bin", serialised(new CanaryPreProcessor()));

    assertRefused(entries, PREPROCESSOR);
    assertThat(readAllowing(entries, PREPROCESSOR).preProcessor())
        .containsInstanceOf(CanaryPreProcessor.class);
    assertThat(CanaryTrace.take()).isTrue();
  }

  @Test
  void inNormalizerBin() throws IOException {
    ZipEntries entries = graph().put("normalizer.bin", customNormalizer());

    assertRefused(entries, STRATEGY);
    assertRefused(
        graph().put("normalizer.bin", serialised(new CanaryPreProcessor())), PREPROCESSOR);
    assertThat(readAllowing(entries, "com.example.*").normalizer())
        .containsInstanceOf(ImagePreProcessingScaler.class);
  }

  @Test
  void inAddedObjectsAlsoDeepInside() throws IOException {
    Map<String, Object> nested = new HashMap<>();
    nested.put("list", new ArrayList<>(List.of(new CanaryPreProcessor())));
    Object[] array = new CanaryPreProcessor[0];

    assertRefused(graph().put("objects/a", serialised(new CanaryPreProcessor())), PREPROCESSOR);
    assertRefused(graph().put("objects/a", serialised((Serializable) nested)), PREPROCESSOR);
    assertRefused(graph().put("objects/a", serialised(array)), PREPROCESSOR);
    SavedModel read =
        readAllowing(graph().put("objects/a", serialised(new CanaryPreProcessor())), PREPROCESSOR);
    assertThat(read.objects().get(0).value()).containsInstanceOf(CanaryPreProcessor.class);
  }

  @Test
  void inTheConfigurationAsTypeOfAnObject() throws IOException {
    ZipEntries entries = graph();
    entries.json(entries.json().replace(TANH, ACTIVATION));

    assertRefused(entries, ACTIVATION);
    var layer =
        (org.deeplearning4j.nn.conf.layers.BaseLayer)
            readAllowing(entries, "com.example.canary.*")
                .graph()
                .getLayer("hidden")
                .conf()
                .getLayer();
    assertThat(layer.getActivationFn()).isInstanceOf(CanaryActivation.class);
    CanaryTrace.take();
  }

  @Test
  void inTheConfigurationInEveryOtherWayThatJacksonKnows() throws IOException {
    String json = graph().json();
    String object = "\\{\\s*\"@class\" : \"" + TANH.replace(".", "\\.") + "\"\\s*\\}";

    for (String other :
        List.of(
            "[\"" + ACTIVATION + "\", {}]",
            "{\"@class\" : \"java.util.ArrayList<" + ACTIVATION + ">\"}",
            "{\"\\\\u0040class\" : \"" + ACTIVATION + "\"}")) {
      String changed = json.replaceAll(object, other);
      assertThat(changed).isNotEqualTo(json);
      Path file = graph().json(changed).write(folder.resolve("model.zip"));
      assertThatThrownBy(() -> ModelFiles.read(file))
          .isInstanceOf(ModelFileException.class)
          .hasMessageContaining(ACTIVATION);
      assertThat(CanaryTrace.take()).as(other).isFalse();
    }
    String distribution =
        json.replaceAll(
            "\\{\\s*\"@class\" : \"org.deeplearning4j.nn.weights.WeightInitXavier\"\\s*\\}",
            "{\"@class\" : \"org.deeplearning4j.nn.weights.WeightInitDistribution\","
                + " \"distribution\" : {\"type\" : \""
                + ACTIVATION
                + "\"}}");
    assertThat(distribution).isNotEqualTo(json);
    assertRefused(graph().json(distribution), ACTIVATION);
  }

  @Test
  void classesThatAreMissingAreRefusedByNameAndCarriedIfAllowed() throws IOException {
    byte[] bytes = serialised(new CanaryPreProcessor());
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    byte[] missing =
        text.replace("CanaryPreProcessor", "MissinPreProcessor")
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    ZipEntries entries = graph().put("objects/a", missing);

    assertRefused(entries, "com.example.canary.MissinPreProcessor");
    SavedModel read = readAllowing(entries, "com.example.*");
    assertThat(read.objects().get(0).value()).isEmpty();
    ModelFiles.write(read, folder.resolve("again.zip"));
    assertThat(ZipEntries.of(folder.resolve("again.zip")).map().get("objects/a"))
        .isEqualTo(missing);
  }

  @Test
  void dl4jsOwnPreprocessorsAndPlainValuesAreRead() throws IOException {
    ZipEntries entries =
        graph()
            .put("preprocessor.bin", serialised(new VGG16ImagePreProcessor()))
            .put("objects/numbers", serialised(new ArrayList<>(List.of(1, 2.5, "three"))))
            .put("objects/array", serialised(new float[][] {{1, 2}, {3}}));

    SavedModel read = readAllowing(entries);

    assertThat(read.preProcessor()).containsInstanceOf(VGG16ImagePreProcessor.class);
    assertThat(read.objects().get(0).value()).contains(List.of(1, 2.5, "three"));
    assertThat((float[][]) read.objects().get(1).value().orElseThrow())
        .isDeepEqualTo(new float[][] {{1, 2}, {3}});
  }

  @Test
  void patternsThatNameNoClassAreRefused() {
    for (String pattern : List.of("", "*", ".*", "a b", "com.example.*.Layer", "com..a")) {
      assertThatThrownBy(() -> ModelReadOptions.defaults().allow(pattern))
          .as(pattern)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("names no classes");
    }
  }

  @Test
  void theCanaryItselfWorks() {
    assertThat(new CanaryNormalizerStrategy().restore(null)).isNotNull();
    assertThat(CanaryTrace.take()).isTrue();
  }
}
