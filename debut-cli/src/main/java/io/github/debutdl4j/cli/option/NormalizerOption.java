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
package io.github.debutdl4j.cli.option;

import io.github.debutdl4j.cli.data.ImageExamples;
import io.github.debutdl4j.cli.data.ImageInput;
import io.github.debutdl4j.cli.data.ImageLayout;
import io.github.debutdl4j.cli.data.ImageSet;
import io.github.debutdl4j.cli.data.Normalization;
import io.github.debutdl4j.io.SavedModel;
import java.util.List;
import java.util.function.Supplier;
import org.nd4j.linalg.dataset.api.preprocessor.DataNormalization;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import picocli.CommandLine.Option;

/** The option {@code --normalizer}: what is done to pixels before a network sees them. */
final class NormalizerOption {

  private static final int BATCH = 100;

  /** The values that the option takes. */
  static final class Choices implements Iterable<String> {

    @Override
    public java.util.Iterator<String> iterator() {
      return List.of("stored", "none", "scale01", "scale-1,1", "standardize").iterator();
    }
  }

  @Option(
      names = "--normalizer",
      paramLabel = "HOW",
      completionCandidates = Choices.class,
      defaultValue = "stored",
      description =
          "What is done to pixels of 0..255: ${COMPLETION-CANDIDATES}. stored (default) is the"
              + " normaliser in the model file, else scale01; standardize is fitted to the training"
              + " images.")
  private String choice;

  /**
   * The choice for a model file.
   *
   * @param layout shape of the network's input
   * @param training the images to fit a normaliser to, if one must be fitted
   * @throws IllegalArgumentException if the option has another value, or the stored normaliser
   *     cannot be applied to images
   */
  public Normalization of(SavedModel file, ImageLayout layout, Supplier<ImageSet> training) {
    return switch (choice) {
      case "stored" -> stored(file);
      case "none" -> Normalization.NONE;
      case "scale01" -> Normalization.ZERO_TO_ONE;
      case "scale-1,1" -> Normalization.MINUS_ONE_TO_ONE;
      case "standardize" -> standardize(training.get(), layout);
      default ->
          throw new IllegalArgumentException(
              "--normalizer " + choice + ": expected one of " + String.join(", ", new Choices()));
    };
  }

  /**
   * The model file as it is written after a network was trained on pixels of a normalisation: with
   * that in it, unless it is what the file stands for without.
   *
   * @param used what {@link #of} gave for the file
   */
  SavedModel stored(SavedModel file, Normalization used) {
    boolean isImplied =
        used == Normalization.ZERO_TO_ONE
            && file.normalizer().isEmpty()
            && file.preProcessor().isEmpty();
    return choice.equals("stored") || isImplied ? file : file.withNormalizer(used.storable());
  }

  private static Normalization stored(SavedModel file) {
    Object stored =
        file.normalizer()
            .map(Object.class::cast)
            .or(() -> file.preProcessor().map(Object.class::cast))
            .orElse(null);
    if (stored == null) {
      return Normalization.ZERO_TO_ONE;
    }
    if (stored instanceof DataNormalization normalizer) {
      return Normalization.of("stored", normalizer);
    }
    throw new IllegalArgumentException(
        "the model file holds a "
            + stored.getClass().getName()
            + ", which cannot be applied to images; choose another --normalizer");
  }

  private static Normalization standardize(ImageSet training, ImageLayout layout) {
    NormalizerStandardize normalizer = new NormalizerStandardize();
    ImageInput raw = new ImageInput(layout, Normalization.NONE, false);
    normalizer.fit(new ImageExamples(training, raw).inOrder(BATCH));
    return Normalization.of("fitted", normalizer);
  }
}
