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
package io.github.debutdl4j.zoo;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.zoo.ModelMetaData;
import org.deeplearning4j.zoo.PretrainedType;
import org.deeplearning4j.zoo.ZooModel;
import org.deeplearning4j.zoo.ZooType;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * A zoo network whose linear layers are DeBut layers, together with its dense twin: the same
 * architecture, from the same description, with DL4J's own layers.
 *
 * <p>{@link #init()} gives the All-DeBut network, {@link #initDense()} the twin; both untrained.
 */
@SuppressWarnings("unchecked") // DL4J lets the caller of init() choose the type
public abstract class AllDeButModel extends ZooModel<AllDeButModel> {

  /** Name of the network's only input in every zoo graph. */
  public static final String INPUT = "input";

  /** Name of the network's only output in every zoo graph. */
  public static final String OUTPUT = "output";

  private final long seed;
  private final int numClasses;
  private final IUpdater updater;
  private final CacheMode cacheMode;
  private final WorkspaceMode workspaceMode;
  private final DataType dataType;
  private final int narrowness;
  private final double batchNormDecay;
  private int[] inputShape;

  protected AllDeButModel(Builder<?> builder) {
    this.seed = builder.seed;
    this.numClasses = builder.numClasses;
    this.updater = builder.updater;
    this.cacheMode = builder.cacheMode;
    this.workspaceMode = builder.workspaceMode;
    this.dataType = builder.dataType;
    this.narrowness = builder.narrowness;
    this.batchNormDecay = builder.batchNormDecay;
    this.inputShape = builder.inputShape.clone();
  }

  /** A layer's published width, or the part of it that a narrow instance has. */
  final int width(int published) {
    return published / narrowness;
  }

  /** Writes the architecture, from {@link #INPUT} to {@link #OUTPUT}. */
  abstract void sketch(NetworkSketch net);

  /** The chains of the All-DeBut network's linear layers. */
  abstract ZooChains chains();

  /** Which of the model's sets of chains is in use. */
  public abstract String variantName();

  /** The All-DeBut network's graph, before it is built: add to it or change it. */
  public GraphBuilder graphBuilder() {
    return graphBuilder(new DeButLinearLayers(chains()));
  }

  /** The dense twin's graph, before it is built. */
  public GraphBuilder denseGraphBuilder() {
    return graphBuilder(new DenseLinearLayers());
  }

  /** Configuration of the All-DeBut network. */
  public ComputationGraphConfiguration conf() {
    return graphBuilder().build();
  }

  /** Configuration of the dense twin. */
  public ComputationGraphConfiguration denseConf() {
    return denseGraphBuilder().build();
  }

  /** A new All-DeBut network with random weights. */
  @Override
  public ComputationGraph init() {
    return initialised(conf());
  }

  /** A new dense twin with random weights. */
  public ComputationGraph initDense() {
    return initialised(denseConf());
  }

  /** Channels, height and width. */
  public int[] inputShape() {
    return inputShape.clone();
  }

  public int numClasses() {
    return numClasses;
  }

  /** {@inheritDoc} One input: channels, height, width. */
  @Override
  public void setInputShape(int[][] inputShapes) {
    if (inputShapes.length != 1 || inputShapes[0].length != 3) {
      throw new IllegalArgumentException(
          modelName() + " has one input of {channels, height, width}; got another shape");
    }
    inputShape = inputShapes[0].clone();
  }

  @Override
  @SuppressWarnings("deprecation") // deprecated in DL4J, yet every zoo model must have it
  public ModelMetaData metaData() {
    return new ModelMetaData(new int[][] {inputShape()}, 1, ZooType.CNN);
  }

  @Override
  public Class<? extends Model> modelType() {
    return ComputationGraph.class;
  }

  /** The weights that come with the zoo for these chains and that data, if there are any. */
  public Optional<PretrainedWeights> pretrained(PretrainedType type) {
    return PretrainedWeights.of(modelName(), variantName(), type);
  }

  /** The weights that come with the zoo for these chains and that data, if there are any. */
  public Optional<PretrainedWeights> pretrained(TrainingData data) {
    return PretrainedWeights.of(modelName(), variantName(), data);
  }

  /** {@inheritDoc} Inside the zoo's jar: no network is needed. */
  @Override
  public String pretrainedUrl(PretrainedType type) {
    return pretrained(type).map(weights -> weights.url().toString()).orElse(null);
  }

  /** The data for which the zoo has weights for these chains. */
  public List<TrainingData> trainedOn() {
    return Arrays.stream(TrainingData.values()).filter(d -> pretrained(d).isPresent()).toList();
  }

  /** The All-DeBut network trained on MNIST, the data that most of the zoo's weights are for. */
  @Override
  public ComputationGraph initPretrained() throws IOException {
    return initPretrained(PretrainedType.MNIST);
  }

  /**
   * The All-DeBut network as it was trained. Its classes and inputs are those of the training.
   *
   * @throws IOException if the weights cannot be read or are corrupted
   * @throws UnsupportedOperationException if the zoo has none for these chains and that data
   */
  @Override
  public ComputationGraph initPretrained(PretrainedType type) throws IOException {
    return load(pretrained(type), type);
  }

  /**
   * The All-DeBut network as it was trained on data for which DL4J has no name, too.
   *
   * @throws IOException if the weights cannot be read or are corrupted
   * @throws UnsupportedOperationException if the zoo has none for these chains and that data
   */
  public ComputationGraph initPretrained(TrainingData data) throws IOException {
    return load(pretrained(data), data);
  }

  private ComputationGraph load(Optional<PretrainedWeights> weights, Enum<?> data)
      throws IOException {
    if (weights.isEmpty()) {
      List<TrainingData> others = trainedOn();
      throw new UnsupportedOperationException(
          "there are no %s weights for %s %s; those that there are: %s"
              .formatted(data, modelName(), variantName(), others.isEmpty() ? "none" : others));
    }
    return weights.get().load();
  }

  /** {@inheritDoc} Always 0: weights are checked by SHA-256, not by Adler32. */
  @Override
  public long pretrainedChecksum(PretrainedType type) {
    return 0;
  }

  private GraphBuilder graphBuilder(LinearLayers layers) {
    NeuralNetConfiguration.Builder defaults =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .updater(updater)
            .weightInit(WeightInit.RELU)
            .cacheMode(cacheMode)
            .trainingWorkspaceMode(workspaceMode)
            .inferenceWorkspaceMode(workspaceMode)
            .dataType(dataType);
    GraphBuilder graph =
        defaults
            .graphBuilder()
            .addInputs(INPUT)
            .setInputTypes(InputType.convolutional(inputShape[1], inputShape[2], inputShape[0]));
    sketch(new NetworkSketch(graph, layers, batchNormDecay));
    return graph;
  }

  private static ComputationGraph initialised(ComputationGraphConfiguration conf) {
    ComputationGraph net = new ComputationGraph(conf);
    net.init();
    return net;
  }

  /** Settings that every zoo model has, with DL4J's names. */
  public abstract static class Builder<B extends Builder<B>> {

    private long seed = 123;
    private int numClasses;
    private int[] inputShape;
    private IUpdater updater = new Adam(1e-3);
    private CacheMode cacheMode = CacheMode.NONE;
    private WorkspaceMode workspaceMode = WorkspaceMode.ENABLED;
    private DataType dataType = DataType.FLOAT;
    private int narrowness = 1;
    private double batchNormDecay = 0.9;

    protected Builder(int numClasses, int... inputShape) {
      this.numClasses = numClasses;
      this.inputShape = inputShape;
    }

    protected abstract B self();

    /** The model; its networks are built by {@link AllDeButModel#init()}. */
    public abstract AllDeButModel build();

    public B seed(long newSeed) {
      seed = newSeed;
      return self();
    }

    /** Number of classes, two or more. */
    public B numClasses(int classes) {
      if (classes < 2) {
        throw new IllegalArgumentException("numClasses must be 2 or more; got " + classes);
      }
      numClasses = classes;
      return self();
    }

    /** Channels, height and width of one example. */
    public B inputShape(int... shape) {
      if (shape.length != 3) {
        throw new IllegalArgumentException(
            "inputShape is channels, height, width; got " + shape.length + " numbers");
      }
      inputShape = shape.clone();
      return self();
    }

    /** Divides the widths of all layers, which the divisor must divide: for quick tests. */
    B narrowedBy(int divisor) {
      narrowness = divisor;
      return self();
    }

    public B updater(IUpdater newUpdater) {
      updater = Objects.requireNonNull(newUpdater, "updater");
      return self();
    }

    public B cacheMode(CacheMode mode) {
      cacheMode = Objects.requireNonNull(mode, "cacheMode");
      return self();
    }

    public B workspaceMode(WorkspaceMode mode) {
      workspaceMode = Objects.requireNonNull(mode, "workspaceMode");
      return self();
    }

    /**
     * Share of the running means and variances that a training step keeps, 0.9 by default as in
     * DL4J: values closer to 1 average over more minibatches and need longer training.
     */
    public B batchNormDecay(double decay) {
      if (!(decay >= 0 && decay < 1)) {
        throw new IllegalArgumentException("batchNormDecay must be in [0, 1); got " + decay);
      }
      batchNormDecay = decay;
      return self();
    }

    /** FLOAT by default; DOUBLE for gradient checks. */
    public B dataType(DataType type) {
      dataType = Objects.requireNonNull(type, "dataType");
      return self();
    }
  }
}
