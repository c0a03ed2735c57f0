package io.github.debutdl4j.chain;

/** Says in one sentence why a factor, a chain or a row of text is not valid, and what would be. */
public final class ChainException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  public ChainException(String message) {
    super(message);
  }
}
