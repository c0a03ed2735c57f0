package io.github.debutdl4j.examples.recipes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The training loss over the steps, as a picture. */
public final class LossCurve {

  private static final int STEPS_PER_POINT = 10;

  private final List<Integer> steps = new ArrayList<>();
  private final List<Double> losses = new ArrayList<>();

  /** Takes note of a step now and then. */
  public void add(int step, double loss) {
    if (step % STEPS_PER_POINT == 0) {
      steps.add(step);
      losses.add(loss);
    }
  }

  /** Writes the picture as PNG. */
  public void write(Path file, String title) throws IOException {
    XYChart chart =
        new XYChartBuilder()
            .width(800)
            .height(450)
            .title(title)
            .xAxisTitle("minibatch")
            .yAxisTitle("training loss, smoothed")
            .build();
    chart.getStyler().setYAxisLogarithmic(true);
    chart.getStyler().setLegendVisible(false);
    chart.addSeries("loss", steps, losses).setMarker(SeriesMarkers.NONE);
    Path unfinished = Files.createTempFile(file.toAbsolutePath().getParent(), "curve", ".png");
    BitmapEncoder.saveBitmap(chart, unfinished.toString(), BitmapFormat.PNG);
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
