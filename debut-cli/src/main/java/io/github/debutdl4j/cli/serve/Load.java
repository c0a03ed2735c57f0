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

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Counts the requests of a server, keeps predictions within the limits, and lets it stop. */
final class Load {

  private static final int BUSY = 503;
  private static final int LONGEST_WAIT_SECONDS = 30;

  private final int places;
  private final Semaphore running;
  private int predictions;
  private int requests;
  private boolean stopping;

  Load(ServerLimits limits) {
    places = limits.running() + limits.waiting();
    running = new Semaphore(limits.running(), /* fair= */ true);
  }

  /** Begins a request, which {@link #endRequest} must follow; false if the server is stopping. */
  synchronized boolean beginRequest() {
    requests += stopping ? 0 : 1;
    return !stopping;
  }

  synchronized void endRequest() {
    requests--;
    notifyAll();
  }

  /**
   * Waits for the turn of a prediction; {@link #endPrediction} must follow.
   *
   * @throws HttpFault if too many others wait
   */
  void beginPrediction() throws HttpFault {
    synchronized (this) {
      if (predictions == places) {
        throw new HttpFault(BUSY, "too many requests at the same time; try again later");
      }
      predictions++;
    }
    boolean turn = false;
    try {
      turn = running.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!turn) {
      leave();
      throw new HttpFault(BUSY, "the server is too busy; try again later");
    }
  }

  void endPrediction() {
    running.release();
    leave();
  }

  private synchronized void leave() {
    predictions--;
  }

  /** Requests that are being answered. */
  synchronized int requests() {
    return requests;
  }

  synchronized boolean isStopping() {
    return stopping;
  }

  /** Refuses new requests, and waits for those that are there, but not longer than so. */
  synchronized void stop(long seconds) {
    stopping = true;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    long left = end - System.nanoTime();
    while (requests > 0 && left > 0) {
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      left = end - System.nanoTime();
    }
  }
}
