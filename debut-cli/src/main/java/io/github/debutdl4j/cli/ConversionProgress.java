package io.github.debutdl4j.cli;

import io.github.debutdl4j.convert.ConversionListener;

/** Shows each stage of a conversion as a progress bar over the layers. */
final class ConversionProgress implements ConversionListener, AutoCloseable {

  private String stage = "";
  private Progress bar;

  @Override
  public void progress(String newStage, String layer, int done, int total) {
    if (!stage.equals(newStage)) {
      close();
      stage = newStage;
      bar = new Progress(newStage, total);
    }
    bar.stepTo(done);
    bar.note(layer);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
