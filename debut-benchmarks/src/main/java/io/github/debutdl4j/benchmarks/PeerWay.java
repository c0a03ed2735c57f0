package io.github.debutdl4j.benchmarks;

/** How a peer computes what a chain computes. */
public enum PeerWay {
  /** The product with the whole matrix. */
  DENSE("dense", "dense product"),
  /** The algorithm of the published code: multiply by broadcasting, then add up. */
  REFERENCE("reference", "reference algorithm"),
  /** The same factors as batched matrix products. */
  BATCHED("batched", "batched products");

  private final String key;
  private final String title;

  PeerWay(String key, String title) {
    this.key = key;
    this.title = title;
  }

  /** Its name in JSON. */
  String key() {
    return key;
  }

  String title() {
    return title;
  }
}
