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
package io.github.debutdl4j.cli.data;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a folder of images is read.
 *
 * @param order of the colour channels
 * @param channels 1 or 3: the channels of the network's input; 0 for 1 if all images are grey, else
 *     3
 * @param classes a text file with the name of a class in each line, in the order of their numbers;
 *     empty to number the class folders in the order of their names
 * @param labelled false if labels are not read: then all images count as of one class
 */
public record ImageOptions(
    ChannelOrder order, int channels, Optional<Path> classes, boolean labelled) {

  /** With labels. */
  public ImageOptions(ChannelOrder order, int channels, Optional<Path> classes) {
    this(order, channels, classes, true);
  }

  /** As DL4J's own loader: blue first, classes in the order of their names. */
  public static ImageOptions defaults() {
    return new ImageOptions(ChannelOrder.BGR, 0, Optional.empty());
  }
}
