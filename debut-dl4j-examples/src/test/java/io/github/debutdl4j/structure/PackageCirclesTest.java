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

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** No package of any module depends on itself by way of others. */
class PackageCirclesTest {

  @Test
  void thereAreNone() throws IOException {
    JavaClasses classes = CompiledClasses.ofAllModules();
    assertThat(classes.getPackage("io.github.debutdl4j").getSubpackages())
        .extracting(JavaPackage::getRelativeName)
        .contains("chain", "convert", "zoo", "cli", "benchmarks", "examples");

    slices().matching("io.github.debutdl4j.(**)").should().beFreeOfCycles().check(classes);
  }
}
