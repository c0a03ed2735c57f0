package io.github.debutdl4j.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.debutdl4j.zoo.PretrainedWeights;
import java.io.IOException;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.zoo.PretrainedType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Some hundred test digits; {@code debut zoo NAME --evaluate} takes all of them. */
class ShippedWeightsTest {

  private static final int DIGITS = 400;

  @ParameterizedTest
  @ValueSource(strings = {"lenet", "vgglike", "pointnet"})
  void weightsAnswerAboutAsWellAsTheirCardSays(String network) throws IOException {
    Recipe recipe = Recipes.of(network).orElseThrow();
    PretrainedWeights weights = recipe.model().pretrained(PretrainedType.MNIST).orElseThrow();
    ComputationGraph net = recipe.model().initPretrained();

    int[] answers = net.outputSingle(false, recipe.testFeatures(0, DIGITS)).argMax(1).toIntVector();

    int right = 0;
    for (int example = 0; example < DIGITS; example++) {
      right += answers[example] == recipe.testLabel(example) ? 1 : 0;
    }
    assertThat((double) right / DIGITS).isCloseTo(weights.accuracy(), within(0.03));
  }
}
