package io.github.debutdl4j.factorize;

import java.util.Arrays;

/**
 * The leading left singular vector of a small dense matrix, by Lanczos iteration with full
 * reorthogonalisation on its smaller Gram matrix.
 *
 * <p>Starts from a fixed vector, so the same matrix gives the same bits. Not for use by two threads
 * at once: it keeps its work space.
 */
final class LeadingSingularVector {

  /** Up to this size the Gram matrix is formed; above, it is applied as two products. */
  private static final int LARGEST_GRAM = 64;

  private static final int MOST_STEPS = 72;
  private static final int FIRST_CHECK = 4;
  private static final int CHECK_EVERY = 3;
  private static final double GOLDEN = 0.6180339887498949;

  private final double tolerance;
  private final TridiagonalTop top = new TridiagonalTop(MOST_STEPS);
  private final double[] diagonal = new double[MOST_STEPS];
  private final double[] off = new double[MOST_STEPS];
  private double[][] basis = new double[0][];
  private double[] gram = new double[0];
  private double[] image = new double[0];
  private double[] matrix;
  private int rows;
  private int columns;
  private double squaredValue;

  /**
   * @param tolerance residual of the eigenvector of the Gram matrix, relative to its eigenvalue;
   *     the error of the squared singular value goes with its square
   */
  LeadingSingularVector(double tolerance) {
    this.tolerance = tolerance;
  }

  /** Square of the largest singular value of the matrix last solved. */
  double squaredValue() {
    return squaredValue;
  }

  /**
   * Finds the vector, unit length, largest entry positive; a zero matrix gives the first unit
   * vector.
   *
   * @param matrix rows x columns, row major; left as it is
   * @param u receives the vector
   */
  void solve(double[] matrix, int rows, int columns, double[] u) {
    this.matrix = matrix;
    this.rows = rows;
    this.columns = columns;
    double squares = 0;
    for (int e = 0; e < rows * columns; e++) {
      squares += matrix[e] * matrix[e];
    }
    if (rows == 1 || squares == 0) {
      Arrays.fill(u, 0, rows, 0);
      u[0] = 1;
      squaredValue = squares;
    } else if (columns == 1) {
      System.arraycopy(matrix, 0, u, 0, rows);
      squaredValue = squares;
    } else {
      boolean leftSide = rows <= columns;
      int size = Math.min(rows, columns);
      if (image.length < Math.max(rows, columns)) {
        image = new double[Math.max(rows, columns)];
      }
      if (size <= LARGEST_GRAM) {
        formGram(leftSide, size);
      }
      double[] x = lanczos(leftSide, size);
      if (leftSide) {
        System.arraycopy(x, 0, u, 0, rows);
      } else {
        multiply(x, u);
      }
    }
    normalise(u, rows);
  }

  private double[] lanczos(boolean leftSide, int size) {
    int most = Math.min(size, MOST_STEPS);
    reserveBasis(most, size);
    double[] start = basis[0];
    for (int i = 0; i < size; i++) {
      start[i] = 0.5 + ((i + 1) * GOLDEN) % 1.0;
    }
    applyGram(leftSide, size, start, basis[1]);
    System.arraycopy(basis[1], 0, start, 0, size);
    if (scaleToUnit(start, size) == 0) {
      start[0] = 1;
    }
    int steps = 0;
    while (true) {
      double[] next = basis[steps + 1];
      applyGram(leftSide, size, basis[steps], next);
      diagonal[steps] = dot(next, basis[steps], size);
      orthogonalise(next, steps, size);
      double length = Math.sqrt(dot(next, next, size));
      off[steps] = length;
      steps++;
      boolean exhausted = steps == most || length <= 1e-15 * diagonal[0];
      if (exhausted || (steps >= FIRST_CHECK && (steps - FIRST_CHECK) % CHECK_EVERY == 0)) {
        top.solve(diagonal, off, steps);
        double residual = length * Math.abs(top.vector()[steps - 1]);
        if (exhausted || residual <= tolerance * top.value()) {
          break;
        }
      }
      scale(next, size, 1 / length);
    }
    squaredValue = top.value();
    return combineBasis(steps, size);
  }

  private double[] combineBasis(int steps, int size) {
    double[] x = basis[steps];
    Arrays.fill(x, 0, size, 0);
    for (int l = 0; l < steps; l++) {
      double weight = top.vector()[l];
      double[] q = basis[l];
      for (int i = 0; i < size; i++) {
        x[i] += weight * q[i];
      }
    }
    return x;
  }

  private void orthogonalise(double[] next, int upTo, int size) {
    for (int pass = 0; pass < 2; pass++) {
      for (int l = upTo; l >= 0; l--) {
        double[] q = basis[l];
        double overlap = dot(next, q, size);
        for (int i = 0; i < size; i++) {
          next[i] -= overlap * q[i];
        }
      }
    }
  }

  private void reserveBasis(int most, int size) {
    if (basis.length < most + 1 || basis[0].length < size) {
      int length = Math.max(size, basis.length > 0 ? basis[0].length : 0);
      basis = new double[Math.max(most + 1, basis.length)][length];
    }
  }

  private void applyGram(boolean leftSide, int size, double[] x, double[] y) {
    if (size <= LARGEST_GRAM) {
      for (int i = 0; i < size; i++) {
        double sum = 0;
        int from = i * size;
        for (int j = 0; j < size; j++) {
          sum += gram[from + j] * x[j];
        }
        y[i] = sum;
      }
    } else if (leftSide) {
      multiplyTransposed(x, image);
      multiply(image, y);
    } else {
      multiply(x, image);
      multiplyTransposed(image, y);
    }
  }

  private void formGram(boolean leftSide, int size) {
    if (gram.length < size * size) {
      gram = new double[size * size];
    }
    if (leftSide) {
      for (int i = 0; i < size; i++) {
        for (int j = 0; j <= i; j++) {
          double sum = 0;
          for (int z = 0; z < columns; z++) {
            sum += matrix[i * columns + z] * matrix[j * columns + z];
          }
          gram[i * size + j] = sum;
        }
      }
    } else {
      Arrays.fill(gram, 0, size * size, 0);
      for (int row = 0; row < rows * columns; row += columns) {
        for (int i = 0; i < size; i++) {
          double scale = matrix[row + i];
          for (int j = 0; j <= i; j++) {
            gram[i * size + j] += scale * matrix[row + j];
          }
        }
      }
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        gram[j * size + i] = gram[i * size + j];
      }
    }
  }

  private void multiply(double[] x, double[] y) {
    for (int i = 0; i < rows; i++) {
      double sum = 0;
      int from = i * columns;
      for (int z = 0; z < columns; z++) {
        sum += matrix[from + z] * x[z];
      }
      y[i] = sum;
    }
  }

  private void multiplyTransposed(double[] x, double[] y) {
    Arrays.fill(y, 0, columns, 0);
    for (int i = 0; i < rows; i++) {
      double scale = x[i];
      int from = i * columns;
      for (int z = 0; z < columns; z++) {
        y[z] += scale * matrix[from + z];
      }
    }
  }

  /** Unit length, and the largest entry positive. */
  private static void normalise(double[] u, int size) {
    int largest = 0;
    for (int i = 1; i < size; i++) {
      if (Math.abs(u[i]) > Math.abs(u[largest])) {
        largest = i;
      }
    }
    double sign = u[largest] < 0 ? -1 : 1;
    scaleToUnit(u, size);
    scale(u, size, sign);
  }

  /** Scales to unit length and returns the length it had; leaves a zero vector. */
  private static double scaleToUnit(double[] x, int size) {
    double length = Math.sqrt(dot(x, x, size));
    if (length > 0) {
      scale(x, size, 1 / length);
    }
    return length;
  }

  private static void scale(double[] x, int size, double factor) {
    for (int i = 0; i < size; i++) {
      x[i] *= factor;
    }
  }

  private static double dot(double[] x, double[] y, int size) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
