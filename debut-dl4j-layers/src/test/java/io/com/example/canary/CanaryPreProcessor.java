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
package com.example.canary;

import java.io.IOException;
import java.io.ObjectInputStream;
import org.nd4j.linalg.dataset.api.DataSet;
import org.nd4j.linalg.dataset.api.DataSetPreProcessor;

/** A class outside of DL4J whose code leaves a trace when it runs. */
public final class CanaryPreProcessor implements DataSetPreProcessor {

  private static final long serialVersionUID = 1L;

  static {
    CanaryTrace.leave();
  }

  @Override
  public void preProcess(DataSet data) {}

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    CanaryTrace.leave();
  }
}
