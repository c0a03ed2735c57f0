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
package io.github.debutdl4j.internal.session;

import io.github.debutdl4j.internal.session.step.Step;
import io.github.debutdl4j.internal.session.step.Worker;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The threads of a session. The caller's thread publishes a step; all threads take parts of it
 * until none is left. A thread without work spins for a while and then sleeps, so that a late
 * thread never delays the others.
 */
final class Team implements AutoCloseable {

  /** How often a thread looks for work before it sleeps: some hundreds of microseconds. */
  private static final int LOOKS = 200_000;

  private static final int PART_BITS = 20;
  private static final int PART_MASK = (1 << PART_BITS) - 1;

  private final Helper[] helpers;

  /**
   * For each thread the parts that it takes before others' ones: neighbours, so that a thread finds
   * in its cache what it computed in the step before. Each holds the step's number, the end of the
   * parts and the next of them. A part belongs to the thread that moved its range on; until that
   * part is done the step stays the current one.
   */
  private final AtomicLong[] ranges;

  private final AtomicInteger done = new AtomicInteger();
  private volatile long number;
  private volatile Step step;
  private volatile int examples;
  private volatile RuntimeException fault;
  private volatile boolean closed;

  /**
   * @param workers one for each thread except the caller's
   */
  Team(Worker[] workers) {
    ranges = new AtomicLong[workers.length + 1];
    for (int i = 0; i < ranges.length; i++) {
      ranges[i] = new AtomicLong();
    }
    helpers = new Helper[workers.length];
    for (int i = 0; i < workers.length; i++) {
      helpers[i] = new Helper(workers[i], i + 1);
      helpers[i].start();
    }
  }

  /** Runs a step; returns when all of it is done. */
  @SuppressWarnings("ThreadPriorityCheck") // yields until the last parts are done
  void run(Step newStep, int newExamples, Worker own) {
    int parts = newStep.parts(newExamples);
    if (parts == 1 || helpers.length == 0 || parts > PART_MASK || !newStep.isShared(newExamples)) {
      for (int part = 0; part < parts; part++) {
        newStep.run(own, part, newExamples);
      }
      return;
    }
    publish(newStep, parts, newExamples);
    takeParts(0, own);
    int looks = 0;
    while (done.get() < parts) {
      if (++looks > LOOKS) {
        Thread.yield();
      }
    }
    RuntimeException thrown = fault;
    if (thrown != null) {
      fault = null;
      throw thrown;
    }
  }

  private void publish(Step newStep, int parts, int newExamples) {
    long next = number + 1;
    step = newStep;
    examples = newExamples;
    done.set(0);
    for (int i = 0; i < ranges.length; i++) {
      long first = (long) parts * i / ranges.length;
      long end = (long) parts * (i + 1) / ranges.length;
      ranges[i].set(next << 2 * PART_BITS | end << PART_BITS | first);
    }
    number = next;
    for (Helper helper : helpers) {
      if (helper.asleep) {
        LockSupport.unpark(helper);
      }
    }
  }

  /** Takes parts of a thread's own range, then of the others'. */
  private void takeParts(int index, Worker worker) {
    for (int i = 0; i < ranges.length; i++) {
      takeParts(ranges[(index + i) % ranges.length], worker);
    }
  }

  private void takeParts(AtomicLong range, Worker worker) {
    while (true) {
      long current = range.get();
      if ((current & PART_MASK) >= (current >>> PART_BITS & PART_MASK)) {
        return;
      }
      if (range.compareAndSet(current, current + 1)) {
        try {
          step.run(worker, (int) (current & PART_MASK), examples);
        } catch (RuntimeException e) {
          fault = e;
        }
        done.incrementAndGet();
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Helper helper : helpers) {
      LockSupport.unpark(helper);
    }
  }

  private final class Helper extends Thread {
    private final Worker worker;
    private final int index;
    private volatile boolean asleep;

    Helper(Worker worker, int index) {
      super("debut-session-" + index);
      this.worker = worker;
      this.index = index;
      setDaemon(true);
    }

    @Override
    public void run() {
      long seen = 0;
      int looks = 0;
      while (!closed) {
        long now = number;
        if (now != seen) {
          seen = now;
          takeParts(index, worker);
          looks = 0;
        } else if (++looks > LOOKS) {
          doze(seen);
          looks = 0;
        }
      }
    }

    private void doze(long seen) {
      asleep = true;
      if (number == seen && !closed) {
        LockSupport.park(Team.this);
      }
      asleep = false;
    }
  }
}
