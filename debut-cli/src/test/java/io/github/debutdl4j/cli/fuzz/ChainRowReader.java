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

import io.github.debutdl4j.chain.ChainException;
import io.github.debutdl4j.chain.ChainFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Rows of chains, as users type them and as the zoo's tables have them. */
final class ChainRowReader implements Reader {

  @Override
  public String name() {
    return "chain-rows";
  }

  @Override
  public List<byte[]> seeds() {
    return List.of(
        "6 8 3 4 1 6 6 2 2 3".getBytes(StandardCharsets.UTF_8),
        "# comment\n8 8 2 2 1 8 8 4 4 2\n\n4 4 4 4 1\n".getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void read(byte[] file, Path folder) {
    ChainFormat.parseAll(new String(file, StandardCharsets.UTF_8), "rows");
    if (file.length > 0 && file[0] != '#') {
      ChainFormat.parse(new String(file, StandardCharsets.ISO_8859_1));
    }
  }

  @Override
  public boolean isRefusal(Throwable thrown) {
    return thrown instanceof ChainException;
  }
}
