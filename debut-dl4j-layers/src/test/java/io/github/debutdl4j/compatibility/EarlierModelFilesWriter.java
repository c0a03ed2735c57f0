package io.github.debutdl4j.compatibility;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Writes the files of a new version; the README beside the files says how. Not a test, and asleep
 * in every ordinary build.
 */
@EnabledIfSystemProperty(named = EarlierFilesWriter.FOLDER, matches = ".+")
class EarlierModelFilesWriter {

  static Stream<SampleModel> samples() {
    return Stream.of(DenseSamples.all(), ConvolutionSamples.all(), ConvertedSamples.all())
        .flatMap(samples -> samples);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void write(SampleModel sample) throws IOException {
    EarlierFilesWriter.ofProperties().write(sample);
  }
}
