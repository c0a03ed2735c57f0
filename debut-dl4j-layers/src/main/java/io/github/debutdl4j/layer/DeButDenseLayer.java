package io.github.debutdl4j.layer;

import java.util.Arrays;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runtime of {@link DeButDense}. */
public class DeButDenseLayer extends ChainLayer<DeButDense> {

  public DeButDenseLayer(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  @Override
  ColumnLayout layoutOf(INDArray input) {
    DeButDense conf = layerConf();
    if (input.rank() != 2 || input.size(1) != conf.getNIn()) {
      throw new DL4JInvalidInputException(
          "input of shape "
              + Arrays.toString(input.shape())
              + " does not fit; expected [minibatch, nIn = "
              + conf.getNIn()
              + "]"
              + (input.rank() == 2 ? " " : ". Missing preprocessor or wrong input type? ")
              + layerId());
    }
    return new DenseLayout(input.size(0), Math.toIntExact(conf.getNOut()));
  }

  @Override
  void maskExamples(INDArray outputs) {
    if (maskArray != null) {
      applyMask(outputs);
    }
  }
}
