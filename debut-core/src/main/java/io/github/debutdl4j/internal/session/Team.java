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
   * The step's number, how many parts it has and which one is next. A part belongs to the thread
   * that moved it on; until that part is done the step stays the current one.
   */
  private final AtomicLong claim = new AtomicLong();

  private final AtomicInteger done = new AtomicInteger();
  private volatile Step step;
  private volatile int examples;
  private volatile RuntimeException fault;
  private volatile boolean closed;
  private long number;

  /**
   * @param workers one for each thread except the caller's
   */
  Team(Worker[] workers) {
    helpers = new Helper[workers.length];
    for (int i = 0; i < workers.length; i++) {
      helpers[i] = new Helper(workers[i], i + 1);
      helpers[i].start();
    }
  }

  /** Runs a step; returns when all of it is done. */
  @SuppressWarnings("ThreadPriorityCheck") // yields until the last parts are done
  void run(Step newStep, int parts, int newExamples, Worker own) {
    if (parts == 1 || helpers.length == 0 || parts > PART_MASK) {
      for (int part = 0; part < parts; part++) {
        newStep.run(own, part, newExamples);
      }
      return;
    }
    step = newStep;
    examples = newExamples;
    done.set(0);
    claim.set(++number << 2 * PART_BITS | (long) parts << PART_BITS);
    for (Helper helper : helpers) {
      if (helper.asleep) {
        LockSupport.unpark(helper);
      }
    }
    takeParts(own);
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

  private static boolean hasParts(long claim) {
    return (claim & PART_MASK) < (claim >>> PART_BITS & PART_MASK);
  }

  private void takeParts(Worker worker) {
    while (true) {
      long current = claim.get();
      if (!hasParts(current)) {
        return;
      }
      if (claim.compareAndSet(current, current + 1)) {
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
    private volatile boolean asleep;

    Helper(Worker worker, int index) {
      super("debut-session-" + index);
      this.worker = worker;
      setDaemon(true);
    }

    @Override
    public void run() {
      int looks = 0;
      while (!closed) {
        if (hasParts(claim.get())) {
          takeParts(worker);
          looks = 0;
        } else if (++looks > LOOKS) {
          sleep();
          looks = 0;
        }
      }
    }

    private void sleep() {
      asleep = true;
      if (!hasParts(claim.get()) && !closed) {
        LockSupport.park(Team.this);
      }
      asleep = false;
    }
  }
}
