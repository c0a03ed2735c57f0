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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.dataset.api.preprocessor.ImagePreProcessingScaler;
import org.nd4j.linalg.dataset.api.preprocessor.MultiNormalizerHybrid;
import org.nd4j.linalg.dataset.api.preprocessor.MultiNormalizerMinMaxScaler;
import org.nd4j.linalg.dataset.api.preprocessor.MultiNormalizerStandardize;
import org.nd4j.linalg.dataset.api.preprocessor.Normalizer;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerMinMaxScaler;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.dataset.api.preprocessor.serializer.NormalizerSerializer;
import org.nd4j.linalg.factory.Nd4j;

/** Every normaliser that ND4J writes is read; changed ones are refused without a crash. */
class NormalizerReaderTest {

  private static final AllowedClasses NONE = AllowedClasses.of(List.of());

  static Stream<Normalizer<?>> normalizers() {
    DataSet data = SmallNetworks.data(DataType.FLOAT);
    INDArray[] features = {data.getFeatures(), Nd4j.rand(DataType.FLOAT, 5, 2)};
    MultiDataSet multi = new MultiDataSet(features, new INDArray[] {data.getLabels()});
    NormalizerStandardize standard = new NormalizerStandardize();
    NormalizerStandardize withLabels = new NormalizerStandardize();
    withLabels.fitLabel(true);
    NormalizerMinMaxScaler minMax = new NormalizerMinMaxScaler(-1, 1);
    NormalizerMinMaxScaler minMaxLabels = new NormalizerMinMaxScaler();
    minMaxLabels.fitLabel(true);
    Stream.of(standard, withLabels, minMax, minMaxLabels).forEach(n -> n.fit(data));
    MultiNormalizerStandardize multiStandard = new MultiNormalizerStandardize();
    multiStandard.fitLabel(true);
    multiStandard.fit(multi);
    MultiNormalizerMinMaxScaler multiMinMax = new MultiNormalizerMinMaxScaler(-2, 3);
    multiMinMax.fit(multi);
    MultiNormalizerHybrid hybrid =
        new MultiNormalizerHybrid().standardizeAllInputs().minMaxScaleInput(1, -1, 2);
    hybrid.fit(multi);
    return Stream.of(
        standard,
        withLabels,
        minMax,
        minMaxLabels,
        new ImagePreProcessingScaler(-1, 1),
        multiStandard,
        multiMinMax,
        hybrid);
  }

  private static byte[] written(Normalizer<?> normalizer) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    NormalizerSerializer.getDefault().write(normalizer, bytes);
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @MethodSource("normalizers")
  void readsWhatNd4jWrites(Normalizer<?> normalizer) throws IOException {
    byte[] bytes = written(normalizer);

    Normalizer<?> read = NormalizerReader.read(bytes, NONE, "normaliser");

    assertThat(read.getClass()).isEqualTo(normalizer.getClass());
    assertThat(written(read)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @MethodSource("normalizers")
  void refusesTruncatedAndLongerOnes(Normalizer<?> normalizer) throws IOException {
    byte[] bytes = written(normalizer);

    for (int length = 0; length < bytes.length; length += 7) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> NormalizerReader.read(cut, NONE, "normaliser"))
          .isInstanceOf(ModelFileException.class)
          .hasMessageStartingWith("normaliser");
    }
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    assertThatThrownBy(() -> NormalizerReader.read(longer, NONE, "normaliser"))
        .hasMessageContaining("continues after its end");
  }

  @Test
  void refusesMoreStatisticsThanAnyNetworkHasInputs() {
    byte[] many =
        ZipEntries.bytes(
            out -> {
              out.writeUTF("NORMALIZER");
              out.writeInt(1);
              out.writeUTF("MULTI_STANDARDIZE");
              out.writeBoolean(false);
              out.writeInt(Integer.MAX_VALUE);
              out.writeInt(-1);
            });

    assertThatThrownBy(() -> NormalizerReader.read(many, NONE, "normaliser"))
        .isInstanceOf(ModelFileException.class)
        .hasMessageContaining("statistics of 2147483647 arrays");
  }
}
