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

import java.util.List;
import java.util.ServiceLoader;

/**
 * A library other than DL4J that DeBut is timed against; only builds with the Maven profile {@code
 * peer} have one.
 */
public interface Peer {

  /** The library and its version, for the table. */
  String title();

  /**
   * A JMH benchmark of the 512 x 4608 matrix on 1,024 columns, with the methods {@code forward} and
   * {@code backward} and a field {@code way} for each of {@link PeerWay}.
   */
  Class<?> benchmark();

  /** What the benchmark's JVM needs. */
  List<String> jvmOptions();

  /** The peer of this build; says how to build one where there is none. */
  static Peer required() {
    return ServiceLoader.load(Peer.class)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "this build has no peer to be timed against; build one with"
                        + " 'DEBUT_PROFILES=peer ./debut bench peer',"
                        + " or with 'mvn -Ppeer -DskipTests package'"));
  }
}
