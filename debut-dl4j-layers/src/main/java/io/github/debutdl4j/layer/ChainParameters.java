package io.github.debutdl4j.layer;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The parameters of a chain layer, or their gradients, as one step of training uses them.
 *
 * @param factors one tensor [blocks, t, r, s] per factor, first applied first
 * @param bias [1, nOut], null for a layer without bias
 */
record ChainParameters(List<INDArray> factors, INDArray bias) {}
