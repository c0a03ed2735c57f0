import io.github.debutdl4j.zoo.AllDeButLeNet;
import io.github.debutdl4j.zoo.TrainableParameters;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

public class LoadFromZoo {
  public static void main(String[] args) throws Exception {
    ComputationGraph net = AllDeButLeNet.builder().build().initPretrained();

    INDArray digits = Nd4j.rand(DataType.FLOAT, 2, 1, 28, 28); // [examples, 1, height, width], 0 to 1
    INDArray classes = net.outputSingle(false, digits); // [examples, 10]

    System.out.println(TrainableParameters.count(net) + " parameters, answers " + classes.argMax(1));
  }
}
