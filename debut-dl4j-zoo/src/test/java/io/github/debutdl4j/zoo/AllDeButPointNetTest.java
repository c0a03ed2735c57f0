package io.github.debutdl4j.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

class AllDeButPointNetTest {

  @AfterEach
  void backToFloat() {
    Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
  }

  @Test
  void denseTwinHasThePublishedParameters() {
    ComputationGraph net = AllDeButPointNet.builder().build().initDense();

    assertThat(TrainableParameters.count(net)).isEqualTo(3_471_473);
  }

  @Test
  void gradientsAreRightThroughTransformsAndRegulariser() {
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
    Nd4j.getRandom().setSeed(5);
    ComputationGraph net =
        AllDeButPointNet.builder()
            .widths(new PointNetWidths(4, 6, 8, 6, 4))
            .numClasses(3)
            .inputShape(3, 5, 1)
            .dataType(DataType.DOUBLE)
            .updater(new NoOp())
            .headDropout(0)
            .build()
            .initDense();
    INDArray points = Nd4j.rand(DataType.DOUBLE, 4, 3, 5, 1);
    INDArray labels =
        Nd4j.eye(3)
            .castTo(DataType.DOUBLE)
            .get(org.nd4j.linalg.indexing.NDArrayIndex.indices(0, 1, 2, 1));

    assertThat(
            GradientCheckUtil.checkGradients(
                new GradientCheckUtil.GraphConfig()
                    .net(net)
                    .inputs(new INDArray[] {points})
                    .labels(new INDArray[] {labels})
                    .excludeParams(
                        net.paramTable().keySet().stream()
                            .filter(k -> k.endsWith("_mean") || k.endsWith("_log10stdev"))
                            .collect(java.util.stream.Collectors.toSet()))
                    .subset(true)
                    .maxPerParam(3)))
        .isTrue();
  }
}
