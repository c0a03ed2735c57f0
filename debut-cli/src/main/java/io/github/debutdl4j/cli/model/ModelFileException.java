package io.github.debutdl4j.cli.model;

/** Says in one sentence why a model file cannot be read or written, naming the file. */
public final class ModelFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ModelFileException(String message) {
    super(message);
  }

  public ModelFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
