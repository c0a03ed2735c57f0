package io.github.debutdl4j.cli.data;

/** Says in one sentence why data cannot be read, naming the file or folder, and what would fit. */
public final class DataException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DataException(String message) {
    super(message);
  }

  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
