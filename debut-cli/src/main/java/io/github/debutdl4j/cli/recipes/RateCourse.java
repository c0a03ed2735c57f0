package io.github.debutdl4j.cli.recipes;

import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/**
 * A learning rate that goes in lines, and stays zero behind the last one.
 *
 * <p>Lines are stairs of ten steps, for a schedule must be a class of DL4J's to be read with the
 * network, and none of those of 1.0.0-M2.1 falls in a line: its {@code PolySchedule} is {@code (1 +
 * i/n)^p} where {@code (1 - i/n)^p} is meant, and rises.
 */
final class RateCourse {

  private static final int STAIR = 10;

  private final Map<Integer, Double> rates = new TreeMap<>();
  private int end;

  /** Goes on with a line over so many steps. */
  RateCourse line(int steps, double from, double to) {
    for (int step = 0; step < steps; step += STAIR) {
      rates.put(end + step, from + (to - from) * step / steps);
    }
    end += steps;
    return this;
  }

  ISchedule schedule() {
    rates.put(end, 0.0);
    return new MapSchedule(ScheduleType.ITERATION, rates);
  }
}
