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
package io.github.debutdl4j.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.debutdl4j.chain.DeButChain;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the packages of this module depend on, as jdeps reads it from the compiled classes. */
class CorePackagesTest {

  private static final String OWN = "io.github.debutdl4j.";

  /** Packages of this name are the only ones that use the Vector API. */
  private static final String SIMD = ".simd";

  private static final Pattern DEPENDENCY = Pattern.compile("\\s+(\\S+)\\s+->\\s+(\\S+)\\s+(.+)");

  /** For each of our packages, the packages it uses, each with the module that it is in. */
  private static final Map<String, Map<String, String>> USED = new TreeMap<>();

  @BeforeAll
  static void readClasses() throws URISyntaxException {
    ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);
    int status = jdeps.run(writer, writer, "-verbose:package", classes().toString());
    assertThat(status).as(out.toString()).isZero();
    for (String line : out.toString().split("\\R")) {
      Matcher dependency = DEPENDENCY.matcher(line);
      if (dependency.matches()) {
        USED.computeIfAbsent(dependency.group(1), name -> new TreeMap<>())
            .put(dependency.group(2), dependency.group(3).strip());
      }
    }
    assertThat(USED).containsKeys(OWN + "chain", OWN + "factorize");
  }

  @Test
  void needJavaBaseAlone() {
    Set<String> foreign = new TreeSet<>();
    USED.forEach(
        (from, used) ->
            used.forEach(
                (to, module) -> {
                  boolean vectorApi = from.endsWith(SIMD) && to.equals("jdk.incubator.vector");
                  if (!to.startsWith(OWN) && !module.equals("java.base") && !vectorApi) {
                    foreign.add(from + " -> " + to + " in " + module);
                  }
                }));

    assertThat(foreign).isEmpty();
  }

  static Path classes() throws URISyntaxException {
    return Path.of(DeButChain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
