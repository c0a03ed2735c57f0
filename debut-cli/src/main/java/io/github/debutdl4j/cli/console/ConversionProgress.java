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
package io.github.debutdl4j.cli.console;

import io.github.debutdl4j.convert.ConversionListener;

/** Shows each task of a conversion as a progress bar over the layers. */
public final class ConversionProgress implements ConversionListener, AutoCloseable {

  private String task = "";
  private Progress bar;

  @Override
  public void progress(String newTask, String layer, int done, int total) {
    if (!task.equals(newTask)) {
      close();
      task = newTask;
      bar = new Progress(newTask, total);
    }
    bar.stepTo(done);
    bar.note(layer);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
