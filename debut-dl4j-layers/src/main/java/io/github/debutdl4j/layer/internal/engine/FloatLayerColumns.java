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
import io.github.debutdl4j.layer.internal.memory.ArrayMemory;
import java.util.Optional;

/**
 * Shows the arrays of a layer to the kernel as columns, without a copy. Columns are good until the
 * memory is closed.
 *
 * @param pixelRuns what copies pixels into patches and back
 */
record FloatLayerColumns(ColumnLayout layout, FloatPixelRuns pixelRuns) {

  /**
   * The layer's input.
   *
   * @param memory of an array that is evenly spaced
   */
  FloatColumnSource input(ArrayMemory memory) {
    Optional<PatchGeometry> patches = layout.patches();
    return patches.isPresent() ? patches(memory, patches.get()) : plain(memory);
  }

  /**
   * The input's gradient.
   *
   * @param memory of an array that is evenly spaced; images in c order without gaps
   */
  FloatColumnSink inputEpsilon(ArrayMemory memory) {
    Optional<PatchGeometry> patches = layout.patches();
    return patches.isPresent() ? patches(memory, patches.get()) : plain(memory);
  }

  /**
   * Output or its gradient.
   *
   * @param memory of an array that is evenly spaced; to write to, images in c order without gaps
   */
  FloatStridedColumns output(ArrayMemory memory) {
    return plain(memory);
  }

  private FloatPatchColumns patches(ArrayMemory memory, PatchGeometry geometry) {
    return new FloatPatchColumns(images(memory), geometry, pixelRuns);
  }

  private FloatStridedColumns plain(ArrayMemory memory) {
    ColumnStrides strides = layout.strides(memory.array());
    return FloatStridedColumns.images(images(memory), strides.positions(), strides.features());
  }

  private FloatImages images(ArrayMemory memory) {
    ColumnStrides strides = layout.strides(memory.array());
    return new FloatImages(
        memory.asFloats(),
        0,
        strides.images(),
        strides.imageStride(),
        strides.featureStride(),
        strides.positionStride());
  }
}
