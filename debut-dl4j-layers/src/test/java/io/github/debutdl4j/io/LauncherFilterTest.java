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

import com.example.canary.CanaryActivation;
import com.example.canary.CanaryNest;
import com.example.canary.CanaryTrace;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputFilter.Status;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher's filter of classes admits what Java's reading of {@code --allow} does. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class LauncherFilterTest {

  private static final Path LAUNCHER = Path.of("..", "debut");

  private static final List<Class<?>> CLASSES =
      List.of(
          CanaryTrace.class,
          CanaryActivation.class,
          CanaryNest.class,
          CanaryNest.Inner.class,
          CanaryNest.Inner.Innermost.class);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "com.example.canary.CanaryNest",
        "com.example.canary.CanaryNest$Inner",
        "com.example.canary.CanaryTrace,com.example.canary.CanaryNest",
        "com.example.canary.*",
        "com.example.*",
        "com.example.canary.CanaryN*",
        "com.example.canary.Canary",
        "com.*,org.none.Other",
      })
  void admitsTheClassesThatJavaAdmits(String patterns) throws Exception {
    AllowedClasses allowed =
        AllowedClasses.of(patterns.isEmpty() ? List.of() : Arrays.asList(patterns.split(",")));
    List<Class<?>> expected =
        CLASSES.stream().<Class<?>>map(c -> c).filter(c -> allowed.byUser(c.getName())).toList();

    assertThat(admitted(patterns.isEmpty() ? List.of() : List.of("--allow", patterns)))
        .isEqualTo(expected);
    assertThat(admitted(List.of("plan", "--allow=" + patterns, "model.zip"))).isEqualTo(expected);
  }

  private static List<Class<?>> admitted(List<String> arguments) throws Exception {
    ObjectInputFilter filter = ObjectInputFilter.Config.createFilter(filterOf(arguments));
    return CLASSES.stream()
        .<Class<?>>map(c -> c)
        .filter(c -> filter.checkInput(new ReadClass(c)) == Status.ALLOWED)
        .toList();
  }

  /** What the launcher's function prints. */
  private static String filterOf(List<String> arguments) throws Exception {
    String launcher = Files.readString(LAUNCHER);
    int start = launcher.indexOf("serial_filter() {");
    String function = launcher.substring(start, launcher.indexOf("\n}\n", start) + 3);
    List<String> command =
        new ArrayList<>(List.of("bash", "-euc", function + "serial_filter \"$@\"", "bash"));
    command.addAll(arguments);
    Process bash =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String filter = output(bash);
    assertThat(bash.waitFor()).isZero();
    return filter;
  }

  private static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  /** An object of a class that is about to be read. */
  private record ReadClass(Class<?> serialClass) implements ObjectInputFilter.FilterInfo {

    @Override
    public long arrayLength() {
      return -1;
    }

    @Override
    public long depth() {
      return 1;
    }

    @Override
    public long references() {
      return 1;
    }

    @Override
    public long streamBytes() {
      return 1;
    }
  }
}
