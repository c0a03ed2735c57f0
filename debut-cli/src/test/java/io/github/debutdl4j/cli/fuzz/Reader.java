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
package io.github.debutdl4j.cli.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** A reader of files that people give us, and whole files that it reads. */
interface Reader {

  /** What the reader is called, in folders of found inputs. */
  String name();

  /** Whole files to start from. */
  List<byte[]> seeds();

  /** A damaged copy of one of the seeds. */
  default byte[] damaged(byte[] seed, Random random) {
    return new Mutation(random).of(seed);
  }

  /**
   * Reads a file.
   *
   * @param folder an empty folder for the file
   */
  void read(byte[] file, Path folder) throws IOException;

  /** Whether the reader may throw this at a file that it cannot read. */
  boolean isRefusal(Throwable thrown);
}
