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
package io.github.debutdl4j.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import org.junit.jupiter.api.Test;

class ResultStreamTest {

  /** Fails with a message. */
  private static ResultStream failing(String message) {
    ResultStream results =
        new ResultStream(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException(message);
              }
            });
    new PrintWriter(results, true).println("text");
    return results;
  }

  @Test
  void remembersWhyNothingCouldBeWritten() {
    assertThat(failing("No space left on device").failure())
        .hasValueSatisfying(e -> assertThat(e).hasMessage("No space left on device"));
  }

  @Test
  void aReaderThatHadEnoughIsNoFailure() {
    assertThat(failing("Broken pipe").failure()).isEmpty();
  }

  @Test
  void passesTextOn() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ResultStream results = new ResultStream(bytes);
    new PrintWriter(results, true).println("text");

    assertThat(bytes.toString()).isEqualToIgnoringNewLines("text");
    assertThat(results.failure()).isEmpty();
  }
}
