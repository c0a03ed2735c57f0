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

import io.github.debutdl4j.cli.console.Console;
import io.github.debutdl4j.cli.data.ChannelOrder;
import io.github.debutdl4j.cli.data.ImageExamples;
import io.github.debutdl4j.cli.data.ImageInput;
import io.github.debutdl4j.cli.data.ImageLayout;
import io.github.debutdl4j.cli.data.ImageOptions;
import io.github.debutdl4j.cli.data.ImageSet;
import io.github.debutdl4j.cli.data.LabelledData;
import io.github.debutdl4j.cli.data.Mnist;
import io.github.debutdl4j.cli.data.Normalization;
import io.github.debutdl4j.cli.model.AnyNetwork;
import io.github.debutdl4j.cli.model.Evaluator;
import io.github.debutdl4j.cli.model.InputLayout;
import io.github.debutdl4j.io.SavedModel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** The options for how a folder of images is read and passed to a network. */
public final class DataOption {

  @Option(
      names = "--channels",
      paramLabel = "ORDER",
      defaultValue = "BGR",
      description =
          "Order of the colours: ${COMPLETION-CANDIDATES}. BGR (default) is what DL4J's own image"
              + " loader gives, RGB what Keras has.")
  private ChannelOrder order;

  @Option(
      names = "--classes",
      paramLabel = "FILE",
      description =
          "A text file with the name of a class in each line, in the order of the network's outputs;"
              + " default: class folders in the order of their names.")
  private Path classes;

  @Mixin private NormalizerOption normalizer;

  private boolean labelled = true;
  private LabelledData data;
  private ImageInput input;

  /** Opens a folder for a network that has one input. */
  public void open(Path folder, AnyNetwork network) {
    int channels = InputLayout.channels(network);
    data = new LabelledData(folder, options(channels == 1 || channels == 3 ? channels : 0));
  }

  /** Checks a folder without a network, and without reading an image. */
  public void checkFolder(Path folder) {
    new LabelledData(folder, options(0)).check();
  }

  private ImageOptions options(int channels) {
    return new ImageOptions(order, channels, Optional.ofNullable(classes), labelled);
  }

  /**
   * Leaves out the labels of all images that are opened from now on.
   *
   * @throws IllegalArgumentException if there are options for labels
   */
  public void ignoreLabels() {
    if (classes != null) {
      throw new IllegalArgumentException("--classes numbers labels, but --no-labels ignores them");
    }
    labelled = false;
  }

  /** Options of the command line that say how data are read, and have no meaning without. */
  public static List<String> given(ParseResult call) {
    return List.of("--normalizer", "--channels", "--classes").stream()
        .filter(call::hasMatchedOption)
        .toList();
  }

  /** The images to train on. */
  public ImageSet training() {
    return data.read(Mnist.Split.TRAIN);
  }

  /** The images to test on. */
  public ImageSet test() {
    return data.read(Mnist.Split.TEST);
  }

  /** The images to test on, which must be like those to train on. */
  public ImageSet testLike(ImageSet training) {
    return data.readTest(training);
  }

  /** Decides in which form a network expects the images. */
  public void prepare(SavedModel file, AnyNetwork network) {
    network.checkOneInputAndOutput();
    ImageLayout layout = InputLayout.of(network);
    input =
        new ImageInput(layout, normalizer.of(file, layout, this::training), isOneOutput(network));
  }

  private static boolean isOneOutput(AnyNetwork network) {
    return network.outputs() == 1;
  }

  /** Images in the form that the network takes. */
  public ImageExamples examples(ImageSet images) {
    return new ImageExamples(images, input);
  }

  /** What is done to pixels. */
  public Normalization normalization() {
    return input.normalization();
  }

  /** The model file with the normalisation that its new network was trained on. */
  public SavedModel withNormalizer(SavedModel file) {
    return normalizer.stored(file, input.normalization());
  }

  /** Prints what was chosen and what was changed in the images. */
  public void tell(Console console) {
    console.say("%s (--normalizer)", input.normalization().description());
    data.notices().forEach(notice -> console.say("%s", notice));
  }

  /** Prints a hint if a trained network is as good as one that guesses. */
  public void hint(Evaluator.Result result, Console console) {
    if (result.isNearChance()) {
      console.say(
          "hint: %.2f %% is near chance for %d classes. Were the pixels like this in training? See"
              + " --normalizer%s",
          100 * result.accuracy(),
          result.classes(),
          data.isMnist()
              ? ""
              : ", --channels (now %s), --classes"
                  .formatted(order.name().toLowerCase(Locale.ROOT)));
    }
  }

  /** The choices for programs. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("normalizer", input.normalization().description());
    if (!data.isMnist()) {
      json.put("channels", order.name().toLowerCase(Locale.ROOT));
    }
    return json;
  }
}
