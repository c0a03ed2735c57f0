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
package io.github.debutdl4j.cli.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.debutdl4j.cli.data.Reason;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MemoryAdviceTest {

  /** A command that runs out of memory as networks of DL4J do, inside of another exception. */
  @CommandLine.Command(name = "greedy")
  static final class Greedy implements Runnable {

    @Override
    public void run() {
      throw new RuntimeException("Error during forward pass", new OutOfMemoryError("heap space"));
    }
  }

  @Test
  void aLackOfMemoryInsideAnotherExceptionIsNamed() {
    StringWriter err = new StringWriter();
    CommandLine command =
        new CommandLine(new Greedy())
            .setErr(new PrintWriter(err))
            .setExecutionExceptionHandler(new OneMessage());

    assertThat(command.execute()).isEqualTo(1);

    assertThat(err.toString())
        .contains("ran out of memory (heap space). Java's heap is limited to")
        .contains("more with DEBUT_JAVA_OPTS='-Xmx");
  }

  @Test
  void whatTakesTheMemoryAndHowMuchIsNamed() {
    OutOfMemoryError cause = new OutOfMemoryError("Java heap space");
    OutOfMemoryError error = Reason.shortage("a.jpg", 72_000_000, cause);

    assertThat(MemoryAdvice.of(error, "evaluate", "model.zip"))
        .startsWith("evaluate, in MemoryAdviceTest.whatTakes")
        .contains(" ran out of memory (a.jpg takes about 69 MB). Java's heap is limited to");
  }

  @Test
  void memoryOutsideOfTheHeapHasItsOwnFlags() {
    OutOfMemoryError error =
        new OutOfMemoryError("Physical memory usage is too high: physicalBytes > maxPhysicalBytes");

    assertThat(MemoryAdvice.of(error, "compress"))
        .contains("-Dorg.bytedeco.javacpp.maxbytes=")
        .contains("-Dorg.bytedeco.javacpp.maxphysicalbytes=");
  }
}
