package io.github.debutdl4j.convert;

/** Says in one sentence why a network cannot be converted, naming the layer and what would fit. */
public final class ConversionException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  public ConversionException(String message) {
    super(message);
  }

  public ConversionException(String message, Throwable cause) {
    super(message, cause);
  }
}
