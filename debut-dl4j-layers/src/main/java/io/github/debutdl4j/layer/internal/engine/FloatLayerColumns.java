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
package io.github.debutdl4j.layer.internal.engine;

import io.github.debutdl4j.internal.kernel.columns.FloatColumnSink;
import io.github.debutdl4j.internal.kernel.columns.FloatColumnSource;
import io.github.debutdl4j.internal.kernel.columns.FloatImages;
import io.github.debutdl4j.internal.kernel.columns.FloatPatchColumns;
import io.github.debutdl4j.internal.kernel.columns.FloatPixelRuns;
import io.github.debutdl4j.internal.kernel.columns.FloatStridedColumns;
import io.github.debutdl4j.internal.kernel.columns.PatchGeometry;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Shows the arrays of a layer to the kernel as columns, without a copy. Columns do not keep the
 * memory: hold the array for as long as they are used.
 *
 * @param pixelRuns what copies pixels into patches and back
 */
record FloatLayerColumns(ColumnLayout layout, FloatPixelRuns pixelRuns) {

  /**
   * The layer's input.
   *
   * @param array evenly spaced
   */
  FloatColumnSource input(INDArray array) {
    Optional<PatchGeometry> patches = layout.patches();
    return patches.isPresent() ? patches(array, patches.get()) : plain(array);
  }

  /**
   * The input's gradient.
   *
   * @param array evenly spaced; images in c order without gaps
   */
  FloatColumnSink inputEpsilon(INDArray array) {
    Optional<PatchGeometry> patches = layout.patches();
    return patches.isPresent() ? patches(array, patches.get()) : plain(array);
  }

  /**
   * Output or its gradient.
   *
   * @param array evenly spaced; to write to, images in c order without gaps
   */
  FloatStridedColumns output(INDArray array) {
    return plain(array);
  }

  private FloatPatchColumns patches(INDArray array, PatchGeometry geometry) {
    return new FloatPatchColumns(images(array, layout.strides(array)), geometry, pixelRuns);
  }

  private FloatStridedColumns plain(INDArray array) {
    ColumnStrides strides = layout.strides(array);
    return FloatStridedColumns.images(
        images(array, strides), strides.positions(), strides.features());
  }

  private static FloatImages images(INDArray array, ColumnStrides strides) {
    return new FloatImages(
        FloatNumbers.buffer(array),
        0,
        strides.images(),
        strides.imageStride(),
        strides.featureStride(),
        strides.positionStride());
  }
}
