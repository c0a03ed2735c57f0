package io.github.debutdl4j.convert;

/** Hears how far a conversion has come. Calls come from several threads, one at a time. */
@FunctionalInterface
public interface ConversionListener {

  /**
   * One layer has been dealt with.
   *
   * @param stage what is being done, {@code "search"} or {@code "factorize"} for instance
   * @param layer name of the layer that is done
   * @param done layers done in this stage
   * @param total layers of this stage
   */
  void progress(String stage, String layer, int done, int total);
}
