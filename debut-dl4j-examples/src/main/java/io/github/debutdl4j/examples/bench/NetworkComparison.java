package io.github.debutdl4j.examples.bench;

import static io.github.debutdl4j.examples.bench.Comparison.milliseconds;
import static io.github.debutdl4j.examples.bench.Comparison.ratio;

import io.github.debutdl4j.examples.bench.Stopwatch.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code debut bench network}: VGG16 for 32 x 32 images, dense against DeBut. */
public final class NetworkComparison {

  private NetworkComparison() {}

  /** Measures answers at minibatch 1 and 32, a training step at 32, and what both share. */
  public static Comparison run(Stopwatch stopwatch) {
    stopwatch.run(
        List.of(
            task("dense output1", "denseOutput", 1),
            task("DeBut output1", "deButOutput", 1),
            task("floor output1", "floorOutput", 1),
            task("dense output32", "denseOutput", 32),
            task("DeBut output32", "deButOutput", 32),
            task("floor output32", "floorOutput", 32),
            task("dense fit32", "denseFit", 32),
            task("DeBut fit32", "deButFit", 32)));
    List<List<String>> rows = new ArrayList<>();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("output1", compare(stopwatch, "output1", rows));
    json.put("output32", compare(stopwatch, "output32", rows));
    json.put("fit32", compare(stopwatch, "fit32", rows));
    for (String what : List.of("output1", "output32")) {
      double floor = stopwatch.median("floor " + what);
      rows.add(List.of(what + ": rest alone", milliseconds(floor), milliseconds(floor), ratio(1)));
      json.put("floor" + what.substring("output".length()) + "Ms", floor);
    }
    return new Comparison(List.of("VGG16", "dense ms", "DeBut ms", "ratio"), rows, json);
  }

  private static Task task(String name, String method, int minibatch) {
    return new Task(name, NetworkBenchmark.class, method, Map.of("minibatch", minibatch));
  }

  private static Map<String, Object> compare(
      Stopwatch stopwatch, String what, List<List<String>> rows) {
    double dense = stopwatch.median("dense " + what);
    double deBut = stopwatch.median("DeBut " + what);
    rows.add(List.of(what, milliseconds(dense), milliseconds(deBut), ratio(dense / deBut)));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ratio", dense / deBut);
    json.put("denseMs", dense);
    json.put("deButMs", deBut);
    return json;
  }
}
