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
package io.github.debutdl4j.layer.internal.loss;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Pulls the inputs of an output layer to the centre of their class, and the centres to their
 * inputs. Formulas and steps are those of DL4J's {@code CenterLossOutputLayer}.
 *
 * <p>Inputs are [minibatch, nIn], labels one-hot [minibatch, nOut], centres [nOut, nIn].
 *
 * <p>Source: "A Discriminative Feature Learning Approach for Deep Face Recognition" (ECCV 2016).
 *
 * @param alpha how far a step moves the centres
 * @param lambda weight of this loss beside that of the outputs
 * @param gradientCheck whether centres move by the gradient of the score, as gradient checks need
 */
public record CenterLoss(double alpha, double lambda, boolean gradientCheck) {

  /**
   * The loss of each example: half of lambda times the squared distance to its centre.
   *
   * @return [minibatch, 1]
   */
  public INDArray scores(INDArray input, INDArray labels, INDArray centers) {
    INDArray distances = input.sub(ofExamples(labels, centers)).norm2(true, 1);
    return distances.muli(distances).muli(lambda / 2);
  }

  /** Adds the gradient by the input. */
  public void addEpsilon(INDArray input, INDArray labels, INDArray centers, INDArray epsilon) {
    epsilon.addi(input.sub(ofExamples(labels, centers)).muli(lambda));
  }

  /**
   * Writes what a step subtracts from the centres.
   *
   * @param step shape of the centres; overwritten
   */
  public void writeStep(INDArray input, INDArray labels, INDArray centers, INDArray step) {
    INDArray classes = labels.castTo(centers.dataType());
    INDArray differences = ofExamples(labels, centers).subi(input).muli(alpha);
    INDArray sums = classes.transpose().mmul(differences);
    if (gradientCheck) {
      step.assign(sums.muli(lambda));
    } else {
      step.assign(sums.diviColumnVector(classes.sum(true, 0).transpose().addi(1)));
    }
  }

  private static INDArray ofExamples(INDArray labels, INDArray centers) {
    return labels.castTo(centers.dataType()).mmul(centers);
  }
}
