package io.github.debutdl4j.kernel;

/**
 * What a tile of patches sees of one channel: the pixels under it, copied to an array, and for each
 * tap and column the place of its pixel there.
 *
 * <p>The places are the same for all channels, so they are computed once for a tile. Place 0 stands
 * for everything outside the image and holds zero. A window is the work space of one thread.
 */
final class FloatPatchWindow {

  private PatchGeometry geometry;
  private int firstColumn = -1;
  private int columns;

  private int firstImage;
  private int images;
  private int firstPixel;
  private int pixelsPerImage;

  private int[] place = new int[0];
  private float[] pixels = new float[1];

  /** Looks at a tile; does nothing if it did so already. */
  void moveTo(PatchGeometry geometry, int firstColumn, int columns) {
    if (firstColumn == this.firstColumn
        && columns == this.columns
        && geometry.equals(this.geometry)) {
      return;
    }
    this.geometry = geometry;
    this.firstColumn = firstColumn;
    this.columns = columns;
    chooseRegion();
    if (pixels.length < 1 + images * pixelsPerImage) {
      pixels = new float[1 + images * pixelsPerImage];
    }
    if (place.length < geometry.taps() * columns) {
      place = new int[geometry.taps() * columns];
    }
    for (int tap = 0; tap < geometry.taps(); tap++) {
      for (int c = 0; c < columns; c++) {
        place[tap * columns + c] = placeOf(firstColumn + c, tap);
      }
    }
  }

  /** Whole images if there are several, else the rows of pixels between the outermost taps. */
  private void chooseRegion() {
    int positions = geometry.positions();
    int lastColumn = firstColumn + columns - 1;
    firstImage = firstColumn / positions;
    images = lastColumn / positions - firstImage + 1;
    int fromY = 0;
    int toY = geometry.height();
    if (images == 1) {
      int firstOutY = firstColumn % positions / geometry.outWidth();
      int lastOutY = lastColumn % positions / geometry.outWidth();
      fromY = clip(geometry.inputY(firstOutY, 0));
      toY = clip(geometry.inputY(lastOutY, geometry.taps() - 1) + 1);
    }
    firstPixel = fromY * geometry.width();
    pixelsPerImage = Math.max(0, toY - fromY) * geometry.width();
  }

  private int clip(int y) {
    return Math.max(0, Math.min(geometry.height(), y));
  }

  private int placeOf(int column, int tap) {
    int position = column % geometry.positions();
    int y = geometry.inputY(position / geometry.outWidth(), tap);
    int x = geometry.inputX(position % geometry.outWidth(), tap);
    if (y < 0 || y >= geometry.height() || x < 0 || x >= geometry.width()) {
      return 0;
    }
    int image = column / geometry.positions() - firstImage;
    return 1 + image * pixelsPerImage + y * geometry.width() + x - firstPixel;
  }

  int firstImage() {
    return firstImage;
  }

  int images() {
    return images;
  }

  /** First pixel of an image in the window, {@code y * width + x}. */
  int firstPixel() {
    return firstPixel;
  }

  /** Pixels of an image in the window; they follow each other. */
  int pixelsPerImage() {
    return pixelsPerImage;
  }

  /** The pixels of one channel, image after image from index 1; the caller fills or reads them. */
  float[] pixels() {
    return pixels;
  }

  /** Copies what a tap sees in each column. */
  void gather(int tap, float[] row) {
    int at = tap * columns;
    for (int c = 0; c < columns; c++) {
      row[c] = pixels[place[at + c]];
    }
  }

  /** Adds each column to the pixel that a tap sees; what falls outside gathers in place 0. */
  void scatter(int tap, float[] row) {
    int at = tap * columns;
    for (int c = 0; c < columns; c++) {
      pixels[place[at + c]] += row[c];
    }
  }
}
