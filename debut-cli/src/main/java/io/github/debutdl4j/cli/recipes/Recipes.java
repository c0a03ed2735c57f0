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

import io.github.debutdl4j.cli.data.ImageSet;
import io.github.debutdl4j.cli.data.Mnist;
import io.github.debutdl4j.zoo.AllDeButLeNet;
import io.github.debutdl4j.zoo.AllDeButModel;
import io.github.debutdl4j.zoo.AllDeButVggLike;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The recipes of the zoo's networks for MNIST. */
public final class Recipes {

  private static final DigitImageRecipe.Settings LENET =
      new DigitImageRecipe.Settings(28, 1, 8, 4e-3, 1998);
  private static final DigitImageRecipe.Settings VGG_LIKE =
      new DigitImageRecipe.Settings(32, 1, 14, 3e-3, 32);

  private static final Map<String, Supplier<Recipe>> BY_NETWORK = byNetwork();

  private Recipes() {}

  private static Map<String, Supplier<Recipe>> byNetwork() {
    Map<String, Supplier<Recipe>> recipes = new LinkedHashMap<>();
    recipes.put("lenet", () -> onImages(AllDeButLeNet.builder(), LENET));
    recipes.put("vgglike", () -> onImages(AllDeButVggLike.builder(), VGG_LIKE));
    recipes.put("pointnet", () -> new PointNetRecipe(train(), test()));
    return recipes;
  }

  /** Short names of the networks that have a recipe. */
  public static List<String> names() {
    return List.copyOf(BY_NETWORK.keySet());
  }

  /** The recipe of a network, by its short name in the zoo; empty if there is none. */
  public static Optional<Recipe> of(String network) {
    return Optional.ofNullable(BY_NETWORK.get(network)).map(Supplier::get);
  }

  private static Recipe onImages(
      AllDeButModel.Builder<?> builder, DigitImageRecipe.Settings settings) {
    return new DigitImageRecipe(builder, settings, train(), test());
  }

  private static ImageSet train() {
    return Mnist.bundled(Mnist.Split.TRAIN);
  }

  private static ImageSet test() {
    return Mnist.bundled(Mnist.Split.TEST);
  }
}
