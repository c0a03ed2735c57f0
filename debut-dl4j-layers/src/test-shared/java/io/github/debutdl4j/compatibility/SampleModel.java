package io.github.debutdl4j.compatibility;

import java.util.function.Supplier;
import org.deeplearning4j.nn.api.Model;

/**
 * A small network to be kept as a file.
 *
 * @param name of the file
 * @param network makes the network, initialised
 * @param inputShape of a minibatch
 */
public record SampleModel(String name, Supplier<Model> network, long... inputShape) {}
