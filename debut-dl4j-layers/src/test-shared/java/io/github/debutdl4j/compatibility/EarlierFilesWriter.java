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
package io.github.debutdl4j.compatibility;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.common.util.ArrayUtil;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Writes the files that {@link EarlierModel} reads. It leaves a model file that is there as it is,
 * and adds what the kernels in use make of it to the recording.
 *
 * @param folder of the files
 * @param kernel in use, {@code simd} or {@code scalar}
 */
public record EarlierFilesWriter(Path folder, String kernel) {

  /** Enough for an updater state that is not trivial. */
  private static final int STEPS = 3;

  /** Names the folder. Nothing is written without it. */
  public static final String FOLDER = "compatibility.write";

  /** Takes the folder from {@value #FOLDER} and the kernels from {@code debut.kernel}. */
  public static EarlierFilesWriter ofProperties() {
    String kernel = System.getProperty("debut.kernel", "none");
    if (!kernel.equals("simd") && !kernel.equals("scalar")) {
      throw new IllegalStateException("-Ddebut.kernel must be simd or scalar; it is " + kernel);
    }
    return new EarlierFilesWriter(Path.of(System.getProperty(FOLDER)), kernel);
  }

  public void write(SampleModel sample) throws IOException {
    Path zip = folder.resolve(sample.name() + ".zip");
    Path bin = folder.resolve(sample.name() + ".bin");
    if (Files.notExists(zip)) {
      begin(sample, zip, bin);
    }
    Map<String, INDArray> arrays = NamedArrays.read(Files.readAllBytes(bin));
    SavedNetwork network = SavedNetwork.restore(Files.readAllBytes(zip));
    INDArray input = arrays.get(Recording.INPUT);
    arrays.put(Recording.output(kernel), network.output(input));
    arrays.put(Recording.single(kernel), network.output(EarlierFilesContract.first(input)));
    write(arrays, bin);
  }

  private static void begin(SampleModel sample, Path zip, Path bin) throws IOException {
    SavedNetwork network = new SavedNetwork(sample.network().get());
    DataType type = network.dataType();
    INDArray input = values(type, 37, sample.inputShape());
    INDArray labels = values(type, 23, network.output(input).shape());
    for (int step = 0; step < STEPS; step++) {
      network.step(input, labels);
    }
    ModelSerializer.writeModel(network.model(), zip.toFile(), true);
    Map<String, INDArray> arrays = new TreeMap<>();
    arrays.put(Recording.INPUT, input);
    arrays.put(Recording.LABELS, labels);
    arrays.put(Recording.PARAMETERS, network.parameters().dup());
    INDArray state = network.updaterState();
    if (state != null) {
      arrays.put(Recording.UPDATER, state.dup());
    }
    network.step(input, labels);
    arrays.put(Recording.NEXT_PARAMETERS, network.parameters());
    if (state != null) {
      arrays.put(Recording.NEXT_UPDATER, network.updaterState());
    }
    write(arrays, bin);
  }

  private static void write(Map<String, INDArray> arrays, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      NamedArrays.write(arrays, out);
    }
  }

  /** Numbers from -1 to 1 in an order that depends on the step. */
  public static INDArray values(DataType type, int step, long... shape) {
    double[] values = new double[Math.toIntExact(ArrayUtil.prodLong(shape))];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i * step % 101) / 50.0 - 1;
    }
    return NamedArrays.array(type, values, shape);
  }
}
