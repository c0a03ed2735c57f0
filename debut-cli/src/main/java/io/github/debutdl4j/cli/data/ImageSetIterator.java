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

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.DataSetPreProcessor;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Minibatches of an image set, pixels normalised, labels one-hot or one column of 0 and 1; each
 * image's index in the set is the metadata of its example.
 *
 * <p>Without a seed images keep their order. With one they are shuffled again for each epoch and
 * may be shifted by a few pixels; the same seed gives the same minibatches every time.
 */
public final class ImageSetIterator implements DataSetIterator {

  private static final long serialVersionUID = 1L;

  private final transient ImageSet images;
  private final transient ImageInput input;
  private final int batch;
  private final int largestShift;
  private final transient Random random;
  private final int[] order;
  private int cursor;
  private DataSetPreProcessor preProcessor;

  private ImageSetIterator(
      ImageSet images, ImageInput input, int batch, int largestShift, Random random) {
    this.images = images;
    this.input = input;
    this.batch = batch;
    this.largestShift = largestShift;
    this.random = random;
    this.order = IntStream.range(0, images.size()).toArray();
    shuffle();
  }

  /** Images in their own order, as they are. */
  public static ImageSetIterator inOrder(ImageSet images, ImageInput input, int batch) {
    return new ImageSetIterator(images, input, batch, 0, null);
  }

  /**
   * Images in a new random order for each epoch.
   *
   * @param largestShift largest shift of an image in pixels, in each direction; 0 for none
   */
  public static ImageSetIterator shuffled(
      ImageSet images, ImageInput input, int batch, int largestShift, long seed) {
    return new ImageSetIterator(images, input, batch, largestShift, new Random(seed));
  }

  /** Minibatches in an epoch. */
  public int batchesPerEpoch() {
    return (images.size() + batch - 1) / batch;
  }

  @Override
  public boolean hasNext() {
    return cursor < order.length;
  }

  @Override
  public DataSet next() {
    return next(batch);
  }

  @Override
  public DataSet next(int count) {
    int size = Math.min(count, order.length - cursor);
    float[] pixels = new float[size * images.imageLength()];
    for (int i = 0; i < size; i++) {
      copy(order[cursor + i], pixels, i * images.imageLength());
    }
    INDArray features = Nd4j.createFromArray(pixels).reshape(input.layout().shape(size, images));
    input.normalization().apply(features);
    DataSet minibatch = new DataSet(features, labels(size));
    minibatch.setExampleMetaData(
        Arrays.stream(order, cursor, cursor + size).boxed().collect(Collectors.toList()));
    cursor += size;
    if (preProcessor != null) {
      preProcessor.preProcess(minibatch);
    }
    return minibatch;
  }

  /** The labels of the next images. */
  private INDArray labels(int size) {
    int columns = input.isOneOutput() ? 1 : images.classes();
    float[] labels = new float[size * columns];
    for (int i = 0; i < size; i++) {
      int label = images.labels()[order[cursor + i]];
      if (input.isOneOutput()) {
        labels[i] = label;
      } else {
        labels[i * columns + label] = 1;
      }
    }
    return Nd4j.createFromArray(labels).reshape(size, columns);
  }

  private void copy(int image, float[] pixels, int to) {
    int down = shift();
    int right = shift();
    int from = image * images.imageLength();
    for (int c = 0; c < images.channels(); c++) {
      for (int y = Math.max(0, -down); y < images.height() - Math.max(0, down); y++) {
        for (int x = Math.max(0, -right); x < images.width() - Math.max(0, right); x++) {
          int source = from + (c * images.height() + y) * images.width() + x;
          int target = to + input.layout().index(images, c, y + down, x + right);
          pixels[target] = (images.pixels()[source] & 0xff) * input.normalization().scale();
        }
      }
    }
  }

  private int shift() {
    return largestShift == 0 ? 0 : random.nextInt(2 * largestShift + 1) - largestShift;
  }

  @Override
  public void reset() {
    if (cursor > 0) {
      cursor = 0;
      shuffle();
    }
  }

  private void shuffle() {
    if (random != null) {
      for (int i = order.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int swapped = order[i];
        order[i] = order[j];
        order[j] = swapped;
      }
    }
  }

  @Override
  public int totalOutcomes() {
    return images.classes();
  }

  @Override
  public int inputColumns() {
    return images.imageLength();
  }

  @Override
  public boolean resetSupported() {
    return true;
  }

  @Override
  public boolean asyncSupported() {
    return true;
  }

  @Override
  public int batch() {
    return batch;
  }

  @Override
  public void setPreProcessor(DataSetPreProcessor newPreProcessor) {
    preProcessor = newPreProcessor;
  }

  @Override
  public DataSetPreProcessor getPreProcessor() {
    return preProcessor;
  }

  @Override
  public List<String> getLabels() {
    return IntStream.range(0, images.classes()).mapToObj(Integer::toString).toList();
  }
}
