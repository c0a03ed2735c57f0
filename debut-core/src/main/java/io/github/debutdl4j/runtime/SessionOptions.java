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
package io.github.debutdl4j.runtime;

/** How a session is to run: for how many examples at a time, and on how many threads. */
public final class SessionOptions {

  private static final SessionOptions DEFAULTS = new SessionOptions(1, 1);

  private final int batch;
  private final int threads;

  private SessionOptions(int batch, int threads) {
    this.batch = batch;
    this.threads = threads;
  }

  /** One example at a time, on the caller's thread. */
  public static SessionOptions defaults() {
    return DEFAULTS;
  }

  /**
   * The most examples that a call can have. Memory is allocated for that number; a call may have
   * fewer, but the session is fastest with as many as it was made for.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public SessionOptions withBatch(int newBatch) {
    return new SessionOptions(positive("batch", newBatch), threads);
  }

  /**
   * Threads that share the work of a call, the caller's among them. A session with more than one
   * starts the others when it is made and ends them when it is closed.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public SessionOptions withThreads(int newThreads) {
    return new SessionOptions(batch, positive("threads", newThreads));
  }

  public int batch() {
    return batch;
  }

  public int threads() {
    return threads;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SessionOptions options
        && batch == options.batch
        && threads == options.threads;
  }

  @Override
  public int hashCode() {
    return 31 * batch + threads;
  }

  @Override
  public String toString() {
    return "batch " + batch + ", threads " + threads;
  }

  private static int positive(String what, int number) {
    if (number < 1) {
      throw new IllegalArgumentException(what + ": " + number + "; expected 1 or more");
    }
    return number;
  }
}
