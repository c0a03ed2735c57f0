package io.github.debutdl4j.examples.bench;

import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** VGG16 for 32 x 32 images and 100 classes against the same network of DeBut convolutions. */
@State(Scope.Benchmark)
public class NetworkBenchmark {

  @Param("32")
  public int minibatch;

  private INDArray images;
  private INDArray labels;
  private MultiLayerNetwork dense;
  private MultiLayerNetwork deBut;
  private List<MultiLayerNetwork> rest;
  private List<INDArray> restImages;

  /** Makes both networks, a minibatch, and what both share besides the convolutions. */
  @Setup
  public void prepare() {
    dense = VggNetworks.whole(false);
    deBut = VggNetworks.whole(true);
    images = Nd4j.rand(DataType.FLOAT, minibatch, 3, 32, 32);
    labels = Nd4j.zeros(DataType.FLOAT, minibatch, VggNetworks.CLASSES);
    IntStream.range(0, minibatch).forEach(i -> labels.putScalar(i, i % VggNetworks.CLASSES, 1));
    rest = VggConvolution.ALL.stream().map(VggNetworks::rest).toList();
    restImages =
        VggConvolution.ALL.stream()
            .map(c -> Nd4j.rand(DataType.FLOAT, minibatch, c.outputs(), c.size(), c.size()))
            .toList();
  }

  @Benchmark
  public Object denseOutput() {
    return dense.output(images);
  }

  @Benchmark
  public Object deButOutput() {
    return deBut.output(images);
  }

  /** Batch normalisation, ReLU and pooling alone: what no convolution can make faster. */
  @Benchmark
  public Object floorOutput() {
    INDArray last = null;
    for (int i = 0; i < rest.size(); i++) {
      last = rest.get(i).output(restImages.get(i));
    }
    return last;
  }

  @Benchmark
  public void denseFit() {
    dense.fit(new DataSet(images, labels));
  }

  @Benchmark
  public void deButFit() {
    deBut.fit(new DataSet(images, labels));
  }
}
