package io.github.debutdl4j.convert;

/** A limit on the parameters of a network, given as a number or as a share of the source's. */
final class NetworkSize {

  private final long parameters;
  private final double share;

  private NetworkSize(long parameters, double share) {
    this.parameters = parameters;
    this.share = share;
  }

  static NetworkSize parameters(long parameters) {
    if (parameters < 1) {
      throw new ConversionException(
          "the network's budget is " + parameters + " parameters; expected 1 or more");
    }
    return new NetworkSize(parameters, Double.NaN);
  }

  static NetworkSize share(double share) {
    if (!(share > 0 && share <= 1)) {
      throw new ConversionException(
          "the network's budget is a share of " + share + "; expected above 0, at most 1");
    }
    return new NetworkSize(-1, share);
  }

  /** The limit for a network that has so many parameters now. */
  long of(long sourceParameters) {
    return parameters > 0 ? parameters : (long) Math.floor(share * sourceParameters);
  }
}
