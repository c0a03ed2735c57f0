/*
 * Copyright 2026 The DeBut for DeepLearning4J authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except
 * in compliance with the License. You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License
 * is distributed on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express
 * or implied. See the License for the specific language governing permissions and limitations under
 * the License.
 */
package io.github.debutdl4j.cli.recipes;

import io.github.debutdl4j.zoo.AllDeButLeNet;
import io.github.debutdl4j.zoo.AllDeButModel;
import io.github.debutdl4j.zoo.AllDeButResNet20;
import io.github.debutdl4j.zoo.AllDeButRowLstm;
import io.github.debutdl4j.zoo.AllDeButVggLike;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** The recipes of the zoo's networks for MNIST and other 28 x 28 images. */
public final class Recipes {

  private static final DigitImageRecipe.Settings LENET =
      new DigitImageRecipe.Settings(28, 1, 64, 8, 4e-3, 1998);
  private static final DigitImageRecipe.Settings VGG_LIKE =
      new DigitImageRecipe.Settings(32, 1, 64, 14, 3e-3, 32);
  private static final DigitImageRecipe.Settings ROW_LSTM =
      new DigitImageRecipe.Settings(28, 1, 256, 6, 8e-3, 1997);

  private static final DigitImageRecipe.Settings RESNET20 =
      new DigitImageRecipe.Settings(32, 1, 32, 1, 2e-3, 2016);

  /** Makes a recipe for some data. */
  @FunctionalInterface
  private interface Maker {

    Recipe make(RecipeData data, OptionalInt epochs);
  }

  private static final Map<String, Maker> BY_NETWORK = byNetwork();

  private Recipes() {}

  private static Map<String, Maker> byNetwork() {
    Map<String, Maker> recipes = new LinkedHashMap<>();
    recipes.put("lenet", onImages(AllDeButLeNet::builder, LENET));
    recipes.put("vgglike", onImages(AllDeButVggLike::builder, VGG_LIKE));
    recipes.put("pointnet", Recipes::pointNet);
    recipes.put("rowlstm", onImages(AllDeButRowLstm::builder, ROW_LSTM));
    recipes.put("resnet20", onImages(Recipes::resNet20, RESNET20));
    return recipes;
  }

  /** Short names of the networks that have a recipe. */
  public static List<String> names() {
    return List.copyOf(BY_NETWORK.keySet());
  }

  /**
   * The recipe of a network for MNIST, by its short name in the zoo; empty if there is none. Reads
   * the images.
   */
  public static Optional<Recipe> of(String network) {
    return of(network, RecipeData::bundled, OptionalInt.empty());
  }

  /**
   * The recipe of a network for other data; empty if there is none.
   *
   * @param network its short name in the zoo
   * @param data read only if there is a recipe
   * @param epochs how often the network sees every image; empty for the recipe's own number
   * @throws IllegalArgumentException if the number of epochs is not positive, or the recipe fixes
   *     it
   */
  public static Optional<Recipe> of(String network, Supplier<RecipeData> data, OptionalInt epochs) {
    if (epochs.isPresent() && epochs.getAsInt() < 1) {
      throw new IllegalArgumentException("--epochs must be 1 or more; it is " + epochs.getAsInt());
    }
    return Optional.ofNullable(BY_NETWORK.get(network))
        .map(maker -> maker.make(data.get(), epochs));
  }

  private static Maker onImages(
      Supplier<AllDeButModel.Builder<?>> builder, DigitImageRecipe.Settings settings) {
    return (data, epochs) ->
        new DigitImageRecipe(
            builder.get(), settings.ofEpochs(epochs.orElse(settings.epochs())), data);
  }

  /** With running means over more minibatches: ten leave noise in the statistics of the test. */
  private static AllDeButModel.Builder<?> resNet20() {
    return AllDeButResNet20.builder().batchNormDecay(0.97);
  }

  private static Recipe pointNet(RecipeData data, OptionalInt epochs) {
    if (epochs.isPresent()) {
      throw new IllegalArgumentException("--epochs is not for pointnet, whose steps are fixed");
    }
    return new PointNetRecipe(data);
  }
}
