package io.github.debutdl4j.factorize;

/** Says in one sentence why a matrix cannot be factorised as asked, and what would fit. */
public final class FactorizeException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  public FactorizeException(String message) {
    super(message);
  }
}
