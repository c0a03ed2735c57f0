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
package io.github.debutdl4j.benchmarks;

import io.github.debutdl4j.chain.DeButChain;
import java.util.List;

/**
 * One of the 13 convolutions of VGG16 at 32 x 32 input, with the chain that All-DeBut published for
 * it; 3 x 3, stride 1, padded to keep the size.
 *
 * @param inputs channels in
 * @param outputs channels out
 * @param size height and width of its images
 * @param chain row of the published format
 * @param poolAfter whether 2 x 2 pooling follows
 */
record VggConvolution(int inputs, int outputs, int size, String chain, boolean poolAfter) {

  private static final String OUTPUTS_512 =
      "4096 4608 8 9 1 4096 4096 2 2 8 4096 4096 2 2 16 4096 4096 2 2 32 2048 4096 2 4 64 "
          + "1024 2048 2 4 128 512 1024 2 4 256";
  private static final String OUTPUTS_256 =
      "2048 2304 8 9 1 2048 2048 2 2 8 2048 2048 2 2 16 2048 2048 2 2 32 1024 2048 2 4 64 "
          + "512 1024 2 4 128 256 512 1 2 256";

  /** First applied first. The network pools three times before its last block, then averages. */
  static final List<VggConvolution> ALL =
      List.of(
          new VggConvolution(3, 64, 32, "36 27 4 3 1 72 36 2 1 4 64 72 8 9 8", false),
          new VggConvolution(
              64,
              64,
              32,
              "512 576 8 9 1 512 512 2 2 8 256 512 1 2 16 256 256 2 2 16 128 256 1 2 32 "
                  + "128 128 2 2 32 64 128 1 2 64",
              true),
          new VggConvolution(
              64,
              128,
              16,
              "512 576 8 9 1 512 512 2 2 8 512 512 2 2 16 256 512 1 2 32 256 256 2 2 32 "
                  + "256 256 2 2 64 128 256 1 2 128",
              false),
          new VggConvolution(
              128,
              128,
              16,
              "1024 1152 8 9 1 1024 1024 2 2 8 1024 1024 2 2 16 1024 1024 2 2 32 512 1024 2 4 64 "
                  + "256 512 1 2 128 128 256 1 2 128",
              true),
          new VggConvolution(
              128,
              256,
              8,
              "1024 1152 8 9 1 1024 1024 2 2 8 1024 1024 2 2 16 1024 1024 2 2 32 512 1024 2 4 64 "
                  + "512 512 2 2 128 256 512 1 2 256",
              false),
          new VggConvolution(256, 256, 8, OUTPUTS_256, false),
          new VggConvolution(256, 256, 8, OUTPUTS_256, true),
          new VggConvolution(
              256,
              512,
              4,
              "2048 2304 8 9 1 2048 2048 2 2 8 2048 2048 2 2 16 2048 2048 2 2 32 1024 2048 2 4 64 "
                  + "512 1024 2 4 128 512 512 2 2 256",
              false),
          new VggConvolution(512, 512, 4, OUTPUTS_512, false),
          new VggConvolution(512, 512, 4, OUTPUTS_512, false),
          new VggConvolution(512, 512, 4, OUTPUTS_512, false),
          new VggConvolution(512, 512, 4, OUTPUTS_512, false),
          new VggConvolution(512, 512, 4, OUTPUTS_512, false));

  /** The chain of the last convolutions, 512 x 4608: the one that kernels are measured on. */
  static DeButChain largest() {
    return DeButChain.parse(OUTPUTS_512);
  }

  @Override
  public String toString() {
    return outputs + " x " + inputs * 9 + ", " + size + "x" + size;
  }
}
