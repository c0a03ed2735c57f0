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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.internal.network.LinearMap;
import io.github.debutdl4j.internal.network.Network;
import io.github.debutdl4j.internal.network.Operation;
import io.github.debutdl4j.internal.network.RandomNetworks;
import io.github.debutdl4j.internal.network.Shape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Model files: written and read, damaged, and of other versions. */
class NetworkFilesTest {

  @Test
  void whatIsReadIsWrittenAsTheSameBytes() throws IOException {
    for (int seed = 0; seed < 200; seed++) {
      byte[] bytes = NetworkFiles.bytes(RandomNetworks.of(seed), WeightEncoding.F32);
      assertThat(NetworkFiles.bytes(read(bytes), WeightEncoding.F32)).isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @EnumSource(WeightEncoding.class)
  void weightsComeBackAsCloseAsTheEncodingAllows(WeightEncoding encoding) throws IOException {
    Random random = new Random(5);
    float[] weights = new float[7 * 9];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (random.nextGaussian() * Math.pow(10, i / 9 - 3));
    }
    float[] back = weights(read(NetworkFiles.bytes(dense(7, 9, weights), encoding)));
    for (int i = 0; i < weights.length; i++) {
      float largest = 0;
      for (int j = i / 9 * 9; j < i / 9 * 9 + 9; j++) {
        largest = Math.max(largest, Math.abs(weights[j]));
      }
      double allowed =
          encoding == WeightEncoding.F32
              ? 0
              : encoding == WeightEncoding.F16
                  ? Math.max(Math.abs(weights[i]) * 0x1p-11, 0x1p-25)
                  : largest / 127 * 0.5 * (1 + 0x1p-7) * 1.0001; // the scale is rounded up
      assertThat((double) Math.abs(back[i] - weights[i])).isLessThanOrEqualTo(allowed);
    }
  }

  @Test
  void everyHalfSurvivesConversionToFloatAndBack() {
    for (int half = 0; half < 0x10000; half++) {
      float value = HalfFloat.toFloat((short) half);
      if (Float.isFinite(value)) {
        assertThat(HalfFloat.of(value)).isEqualTo((short) half);
      }
    }
    assertThat(HalfFloat.of(1 + 0x1p-11f)).isEqualTo(HalfFloat.of(1));
    assertThat(HalfFloat.of(1 + 3 * 0x1p-11f)).isEqualTo(HalfFloat.of(1 + 0x1p-9f));
    assertThatThrownBy(() -> HalfFloat.of(65520)).hasMessage("65520.0 is beyond what F16 can hold");
  }

  @Test
  void aNewerVersionIsRefusedByItsName() {
    byte[] bytes = NetworkFiles.bytes(dense(1, 1, new float[1]), WeightEncoding.F32);
    byte[] newer = replaced(bytes, "\"version\":\"1\"", "\"version\":\"7\"");
    assertThatThrownBy(() -> read(newer))
        .isInstanceOf(NetworkFileException.class)
        .hasMessage("a model file of format version 7; this release reads up to version 2");
  }

  @Test
  void eachFaultIsNamed() {
    byte[] bytes = NetworkFiles.bytes(dense(2, 2, new float[4]), WeightEncoding.F32);
    assertFault(new byte[3], "a file of 3 bytes");
    assertFault(java.util.Arrays.copyOf(bytes, bytes.length - 1), "bytes 0 to 16 of 15 bytes");
    assertFault(java.util.Arrays.copyOf(bytes, bytes.length + 1), "17 bytes of data, of which 16");
    assertFault(replaced(bytes, "debut-model", "other-model"), "a file of something else");
    assertFault(replaced(bytes, "\"version\":\"1\"", "\"version\":\"0\""), "not a whole number");
    assertFault(replaced(bytes, "\"version\":\"1\"", "\"version\":\"2\""), "'I8': 0 of 0");
    assertFault(replaced(bytes, "\"F32\"", "\"F99\""), "'dtype' is 'F99', which is not known");
    assertFault(replaced(bytes, "[0,16]", "[1,16]"), "4 numbers of F32 in 15 bytes");
    assertFault(replaced(bytes, "FULLY_CONNECTED", "FULLY_KONNECTED"), "is not known");
    assertFault(replaced(bytes, "[2,2,2,2,1]", "[2,2,2,1,1]"), "(2,2; 2,1,1)");
    assertFault(
        replaced(bytes, "[2,2,2,2,1]", "[4,2,4,2,1]"), "F32 of shape [1, 1, 2, 2]; expected F32");
    assertFault(replaced(bytes, "dense.map.0\\\"]", "dense.mop.0\\\"]"), "not there");
    assertFault(
        replaced(bytes, "\\\"inputs\\\":2,", "\\\"inputs\\\":9,"), "cannot represent 2 x 9");
    byte[] prefix = bytes.clone();
    ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN).putLong(Long.MAX_VALUE);
    assertFault(prefix, "a header of 9223372036854775807 bytes");
  }

  @Test
  void jsonIsReadStrictly() throws IOException {
    Object value =
        JsonParser.parse(" {\"a\\u00e9\\n\" : [1, -2.5e3, true, null, {}], \"b\":\"\"} ");
    assertThat(value)
        .isEqualTo(
            Map.of(
                "aé\n",
                java.util.Arrays.asList(
                    new JsonNumber("1", true),
                    new JsonNumber("-2.5e3", false),
                    true,
                    null,
                    Map.of()),
                "b",
                ""));
    for (String text :
        List.of(
            "",
            "{",
            "[1,]",
            "[01]",
            "[1.]",
            "[+1]",
            "[.5]",
            "{\"a\":1,\"a\":2}",
            "{a:1}",
            "[1] 2",
            "\"\u0001\"",
            "\"\\x\"",
            "\"\\u12g4\"",
            "nul",
            "NaN",
            "[1e]",
            "[".repeat(40) + "]".repeat(40))) {
      assertThatThrownBy(() -> JsonParser.parse(text)).isInstanceOf(NetworkFileException.class);
    }
  }

  @Test
  void stringsOfAllKindsComeBack() throws IOException {
    String text = "a\"\\/\b\u0000\u001f\u007fé\u2028\ud83d\ude00\ud800";
    assertThat(JsonParser.parse(JsonText.of(text))).isEqualTo(text);
  }

  @Test
  void numbersThatAreNotFiniteAreNotWritten() {
    assertThatThrownBy(
            () -> NetworkFiles.bytes(dense(1, 1, new float[] {Float.NaN}), WeightEncoding.I8))
        .hasMessage("'dense.map' holds the number NaN");
  }

  @Test
  void theBytesAreASafetensorsFile() {
    byte[] bytes = NetworkFiles.bytes(dense(2, 2, new float[] {1, 2, 3, 4}), WeightEncoding.F32);
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int header = (int) file.getLong();
    assertThat(header % 8).isZero();
    assertThat(new String(bytes, 8, header, StandardCharsets.UTF_8))
        .startsWith(
            "{\"__metadata__\":{\"format\":\"debut-model\",\"version\":\"1\",\"network\":\"")
        .contains(
            "\"dense.map.0\":{\"dtype\":\"F32\",\"shape\":[1,1,2,2],\"data_offsets\":[0,16]}");
    assertThat(file.getFloat(8 + header + 12)).isEqualTo(4);
  }

  @Test
  void wholeNumbersAreWrittenAsTheFormatSays() {
    byte[] bytes =
        NetworkFiles.bytes(dense(2, 2, new float[] {127, -64, 2, 254}), WeightEncoding.I8);
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int header = (int) file.getLong();
    assertThat(new String(bytes, 8, header, StandardCharsets.UTF_8).trim())
        .isEqualTo(
            "{\"__metadata__\":{\"format\":\"debut-model\",\"version\":\"2\",\"network\":\""
                + ("{'inputs':[{'name':'x','shape':[2]}],'outputs':['dense'],'nodes':[{'name':'dense',"
                        + "'operation':'FULLY_CONNECTED','map':{'chain':[[2,2,2,2,1]]}}]}")
                    .replace("'", "\\\"")
                + "\"},\"BF16\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[0,4]},"
                + "\"I8\":{\"dtype\":\"I8\",\"shape\":[4],\"data_offsets\":[4,8]}}");
    byte[] data = java.util.Arrays.copyOfRange(bytes, 8 + header, bytes.length);
    // 1 and 2 as upper halves of floats, then the weights divided by them.
    assertThat(data).containsExactly(0x80, 0x3f, 0, 0x40, 127, -64, 1, 127);
  }

  @Test
  void wholeNumbersOfAChainMultiplyOutToItsMatrix() throws IOException {
    Random random = new Random(9);
    DeButChain chain = DeButChain.regular(new int[] {4, 2, 6}, new int[] {3, 8, 2});
    float[] weights = new float[(int) chain.parameters()];
    int at = 0;
    for (DeButFactor factor : chain.factors()) {
      for (int row = 0; row < factor.p(); row++) {
        double size = Math.pow(10, random.nextInt(7) - 3);
        for (int j = 0; j < factor.s(); j++) {
          weights[at++] = (float) (random.nextGaussian() * size);
        }
      }
    }
    java.util.Arrays.fill(weights, 0, 6, 0); // two rows of zeros
    Network network = network(new LinearMap(chain, chain.outputs(), chain.inputs(), weights), null);
    double[] expected = product(chain, weights);
    double[] product =
        product(chain, weights(read(NetworkFiles.bytes(network, WeightEncoding.I8))));
    int inputs = chain.inputs();
    for (int row = 0; row < chain.outputs(); row++) {
      double largest = 0;
      double error = 0;
      for (int i = row * inputs; i < (row + 1) * inputs; i++) {
        largest = Math.max(largest, Math.abs(expected[i]));
        error = Math.max(error, Math.abs(product[i] - expected[i]));
      }
      assertThat(error).as("row %d", row).isLessThan(0.02 * largest);
    }
  }

  private static double[] product(DeButChain chain, float[] weights) {
    double[][] factors = new double[chain.length()][];
    for (int l = 0; l < factors.length; l++) {
      factors[l] = new double[chain.factor(l).parameters()];
      for (int i = 0; i < factors[l].length; i++) {
        factors[l][i] = weights[chain.weightOffset(l) + i];
      }
    }
    return chain.denseProduct(factors);
  }

  @Test
  void biasesAreHalvesWhereThatIsPreciseEnough() throws IOException {
    float[][] biases = {{1, 0x1p-20f}, {1.0001f, 0}, {0, 0}, {1e-6f, 0}, {65504, 1}, {65505, 1}};
    float[][] expected = {{1, 0x1p-20f}, {1, 0}, {0, 0}, {1e-6f, 0}, {65504, 1}, {65505, 1}};
    for (int i = 0; i < biases.length; i++) {
      LinearMap map = LinearMap.dense(2, 1, new float[] {1, 2});
      byte[] bytes = NetworkFiles.bytes(network(map, biases[i]), WeightEncoding.I8);
      Operation.FullyConnected back =
          (Operation.FullyConnected) read(bytes).nodes().get(0).operation();
      assertThat(back.bias()).containsExactly(expected[i]);
    }
  }

  @Test
  void fieldsThatAreLeftOutComeBack() throws IOException {
    for (int seed = 0; seed < 200; seed++) {
      Network network = RandomNetworks.of(seed);
      byte[] expected = NetworkFiles.bytes(network, WeightEncoding.F32);
      Network back = read(NetworkFiles.bytes(network, WeightEncoding.I8));
      byte[] bytes = NetworkFiles.bytes(back, WeightEncoding.F32);
      int header = (int) ByteBuffer.wrap(expected).order(ByteOrder.LITTLE_ENDIAN).getLong();
      assertThat(new String(bytes, 8, header, StandardCharsets.UTF_8))
          .isEqualTo(new String(expected, 8, header, StandardCharsets.UTF_8));
    }
  }

  @Test
  void eachFaultOfJoinedTensorsIsNamed() {
    LinearMap map = LinearMap.dense(2, 2, new float[4]);
    byte[] bytes = NetworkFiles.bytes(network(map, new float[2]), WeightEncoding.I8);
    assertFault(replaced(bytes, "\"BF16\":{", "\"BF61\":{"), "0 of 0 numbers are used");
    assertFault(replaced(bytes, "\"dtype\":\"BF16\"", "\"dtype\":\"F16\""), "a row of BF16");
    assertFault(replaced(bytes, "\"shape\":[4]", "\"shape\":[2,2]"), "expected a row of I8");
    assertFault(
        replaced(bytes, "[2,2,2,2,1]", "[4,2,4,2,1]"),
        "'I8': 0 of 4 numbers are used; the network needs 8 more");
    assertFault(replaced(bytes, "[\\\"F16\\\",2]", "[\\\"I8\\\",2]"), "is not F32 or F16");
    assertFault(replaced(bytes, "[\\\"F16\\\",2]", "[\\\"F16\\\",1]"), "bias: 1 numbers");
    assertFault(replaced(bytes, "[\\\"F16\\\",2]", "[\\\"F16\\\",0]"), "'bias' has 0");
    assertFault(replaced(bytes, "[\\\"F16\\\",2]", "[\\\"F16\\\",9]"), "needs 9 more");
    assertFault(replaced(bytes, ",\\\"bias\\\":[\\\"F16\\\",2]", ""), "belong to no operation");
  }

  private static void assertFault(byte[] bytes, String message) {
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(NetworkFileException.class)
        .hasMessageContaining(message);
  }

  private static byte[] replaced(byte[] bytes, String from, String to) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(text).contains(from);
    byte[] changed = text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer file = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
    return file.putLong(file.getLong(0) + to.length() - from.length()).array();
  }

  private static Network read(byte[] bytes) throws IOException {
    return NetworkFiles.read(new ByteArrayInputStream(bytes));
  }

  private static float[] weights(Network network) {
    return ((Operation.FullyConnected) network.nodes().get(0).operation()).map().weights();
  }

  private static Network dense(int outputs, int inputs, float[] weights) {
    return network(LinearMap.dense(outputs, inputs, weights), null);
  }

  private static Network network(LinearMap map, float[] bias) {
    Operation operation = new Operation.FullyConnected(map, bias);
    return new Network(
        List.of(new Network.Input("x", Shape.of(map.inputs()))),
        List.of(new Network.Node("dense", operation, List.of("x"))),
        List.of("dense"),
        Map.of());
  }
}
