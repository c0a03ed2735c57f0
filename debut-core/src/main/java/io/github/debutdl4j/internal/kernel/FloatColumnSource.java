package io.github.debutdl4j.internal.kernel;

/**
 * Where a chain reads the columns it is applied to: a matrix, the pixels of images, or the patches
 * of a convolution.
 *
 * <p>A source must be safe to read from several threads at a time.
 */
public interface FloatColumnSource {

  /** Number of columns: examples of a matrix, pixels or patches of all images. */
  int columns();

  /** Number of rows: features of an example. */
  int rows();

  /**
   * Copies a rectangle into a tile: row {@code firstRow + i}, column {@code firstColumn + c} goes
   * to {@code tile[tileRow + i][c]}. Nothing else in the tile is touched.
   */
  void read(int firstColumn, int columns, int firstRow, int rows, float[][] tile, int tileRow);

  /**
   * Whether {@link #read} is a plain copy, so that reading twice costs less than keeping what was
   * read.
   */
  default boolean readsPlainly() {
    return false;
  }

  /** Copies one whole column to the beginning of an array. */
  void readColumn(int column, float[] to);
}
