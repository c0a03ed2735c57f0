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
package io.github.debutdl4j.examples;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.parallelism.ParallelInference;
import org.deeplearning4j.parallelism.inference.InferenceMode;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Answers the requests of several threads with DL4J's ParallelInference. */
public final class ParallelPredictions {

  private static final int CALLERS = 4;
  private static final int REQUESTS = 40;

  private ParallelPredictions() {}

  public static void main(String[] args) throws Exception {
    List<Integer> digits = answers(ZooNetwork.lenet());
    System.out.printf("%d requests of %d threads: %s%n", REQUESTS, CALLERS, digits);
  }

  /** The digit that the network reads in each request, in order. */
  static List<Integer> answers(ComputationGraph network)
      throws IOException, InterruptedException, ExecutionException {
    INDArray images = ZooNetwork.digits();
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    // each worker has a copy of the network; requests that wait are answered in one minibatch
    ParallelInference inference =
        new ParallelInference.Builder(network)
            .inferenceMode(InferenceMode.BATCHED)
            .batchLimit(8)
            .workers(2)
            .build();
    try {
      List<Future<Integer>> requests =
          IntStream.range(0, REQUESTS)
              .mapToObj(r -> images.slice(r % 10).reshape(1, 1, Digits.SIDE, Digits.SIDE))
              .map(image -> callers.submit(() -> inference.output(image).argMax(1).getInt(0)))
              .toList();
      List<Integer> digits = new ArrayList<>();
      for (Future<Integer> request : requests) {
        digits.add(request.get());
      }
      return digits;
    } finally {
      callers.shutdown();
      inference.shutdown();
    }
  }
}
