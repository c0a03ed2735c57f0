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
package io.github.debutdl4j.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.debutdl4j.cli.Debut;
import io.github.debutdl4j.cli.DebutCall;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command: what it refuses to serve, and a server in a JVM of its own. */
class ServeCommandTest {

  @TempDir Path folder;

  @Test
  void allFaultsAreToldBeforeAnythingIsServed() throws IOException {
    Path good = Files.write(folder.resolve("a.debut"), ServedFiles.difference());
    Path twin = Files.createDirectory(folder.resolve("other")).resolve("a.debut");
    Files.write(twin, ServedFiles.difference());
    Path broken = Files.write(folder.resolve("broken.debut"), new byte[20]);
    Path unnamed = Files.write(folder.resolve("a b.debut"), ServedFiles.difference());
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      DebutCall run =
          DebutCall.of(
              "serve",
              good,
              twin,
              broken,
              unnamed,
              folder.resolve("missing.debut"),
              "--port",
              taken.getLocalPort(),
              "--timeout",
              0,
              "--threads",
              0);

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err())
          .contains("7 faults")
          .contains("two models named 'a'")
          .contains("broken.debut: ")
          .contains("a b.debut: its name cannot be part of an address")
          .contains("missing.debut cannot be read: there is no such file")
          .contains("port " + taken.getLocalPort() + " cannot be used")
          .contains("--timeout 0")
          .contains("limits must be 1 or more");
    }
  }

  @Test
  void slowClientsAreLeftAndATerminatedServerEnds() throws Exception {
    Path file = Files.write(folder.resolve("difference.debut"), ServedFiles.difference());
    Process process = serve(file);
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      int port = port(out);
      try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), port);
          Socket slow = new Socket(InetAddress.getLoopbackAddress(), port)) {
        silent.getOutputStream().write("GET /hea".getBytes(StandardCharsets.US_ASCII));
        slow.getOutputStream()
            .write(
                "POST /models/difference/predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"
                    .getBytes(StandardCharsets.US_ASCII));
        assertThat(answersHealth(port)).isTrue();
        slow.setSoTimeout(20_000);
        silent.setSoTimeout(20_000);

        assertThat(slow.getInputStream().readAllBytes()).isEmpty();
        assertThat(silent.getInputStream().readAllBytes()).isEmpty();
        assertThat(answersHealth(port)).isTrue();
      }
      process.destroy(); // SIGTERM
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process serve(Path file) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            classPath,
            Debut.class.getName(),
            "serve",
            file.toString(),
            "--port",
            "0",
            "--timeout",
            "1")
        .redirectErrorStream(true)
        .start();
  }

  private static int port(BufferedReader out) throws IOException {
    Pattern address = Pattern.compile("http://localhost:(\\d+)");
    StringBuilder all = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher matcher = address.matcher(line);
      if (matcher.find()) {
        return Integer.parseInt(matcher.group(1));
      }
      all.append(line).append('\n');
    }
    throw new AssertionError("the server did not start:\n" + all);
  }

  private static boolean answersHealth(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket
          .getOutputStream()
          .write(
              "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.endsWith("{\"status\":\"up\"}");
    }
  }
}
