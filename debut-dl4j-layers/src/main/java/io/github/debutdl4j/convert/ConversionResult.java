package io.github.debutdl4j.convert;

/**
 * A converted network and what was done to get it.
 *
 * @param network the new network; the source is untouched and shares nothing with it
 * @param report one row for each layer
 * @param <N> the kind of network
 */
public record ConversionResult<N>(N network, ConversionReport report) {}
