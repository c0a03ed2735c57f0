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
package io.github.debutdl4j.zoo.compatibility;

import io.github.debutdl4j.compatibility.EarlierFilesContract;
import io.github.debutdl4j.compatibility.EarlierModel;
import java.util.stream.Stream;

/** Networks with the zoo's own layers that earlier versions saved. */
class EarlierZooFilesTest extends EarlierFilesContract {

  static Stream<EarlierModel> files() {
    return EarlierModel.table(
        "compatibility/0.1.0",
        """
        batch-norm-double close e92a06559f3e99a9f1c7007889d0f82b2aaa415e04212b631fca653b66624c48
        batch-norm        close ef4a4bb141e637773a926cf98418daff9018e2ff838409b267f6fda8bd6a8ef0
        points-double     exact a19e33576faa11e30bc0ddd20dc6115a8150d6d232952922187565a10e761b8c
        points            exact 26eb0b9bd9d9817ff407addc138fbb1375157584ce28ce5081a80cbce3b79ea2
        """);
  }
}
