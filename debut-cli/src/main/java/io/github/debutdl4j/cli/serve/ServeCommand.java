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
package io.github.debutdl4j.cli.serve;

import com.sun.net.httpserver.HttpServer;
import io.github.debutdl4j.cli.DebutCommand;
import io.github.debutdl4j.cli.console.Console;
import io.github.debutdl4j.cli.data.DataException;
import io.github.debutdl4j.cli.data.Reason;
import io.github.debutdl4j.cli.fault.Faults;
import io.github.debutdl4j.runtime.Model;
import io.github.debutdl4j.runtime.Models;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debut serve}: answers requests for predictions over HTTP until it is stopped. */
@Command(
    name = "serve",
    description =
        "Serve model files over HTTP on this machine: POST /models/NAME/predict, GET /models,"
            + " GET /health, and a page at / to try the models side by side.")
public final class ServeCommand implements DebutCommand {

  @Parameters(
      index = "0..*",
      arity = "1..*",
      paramLabel = "MODEL.debut",
      description = "Model files; each is served under its name without the ending.")
  private List<Path> files;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Port on the loopback address, 0 for any free one; default ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Predictions at the same time, a thread each; default the number of cores.")
  private Integer threads;

  @Option(
      names = "--waiting",
      paramLabel = "N",
      defaultValue = "256",
      description =
          "Requests that may wait; further ones get status 503. Default ${DEFAULT-VALUE}.")
  private int waiting;

  @Option(
      names = "--max-body",
      paramLabel = "BYTES",
      defaultValue = "16777216",
      description = "Longest body of a request; default ${DEFAULT-VALUE}.")
  private long bodyBytes;

  @Option(
      names = "--max-examples",
      paramLabel = "N",
      defaultValue = "256",
      description = "Most examples of a request; default ${DEFAULT-VALUE}.")
  private int examples;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long a client may take to send a request; default ${DEFAULT-VALUE}.")
  private int timeout;

  @Mixin private Console console;

  @Override
  public void run() {
    int running = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    Faults faults = new Faults();
    ServerLimits limits = faults.get(() -> new ServerLimits(running, waiting, bodyBytes, examples));
    Map<String, Model> models = read(faults);
    if (timeout < 1) {
      faults.add("--timeout " + timeout + ": expected 1 second or more");
    }
    PredictionServer.setTimeouts(Math.max(1, timeout));
    HttpServer bound = faults.get(this::bind);
    try {
      faults.throwIfAny();
    } catch (RuntimeException e) {
      if (bound != null) {
        bound.stop(0);
      }
      throw e;
    }
    serve(bound, models, limits);
  }

  private Map<String, Model> read(Faults faults) {
    Map<String, Model> models = new LinkedHashMap<>();
    for (Path file : files) {
      String name = String.valueOf(file.getFileName()).replaceFirst("\\.debut$", "");
      if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
        faults.add(file + ": its name cannot be part of an address; use letters, digits, . _ -");
      } else if (models.containsKey(name)) {
        faults.add(file + ": there are two models named '" + name + "'; rename one");
      } else {
        models.put(name, faults.get(() -> read(file)));
      }
    }
    return models;
  }

  private static Model read(Path file) {
    try {
      return Models.read(file);
    } catch (IOException e) {
      String reason = Reason.of(e);
      throw new DataException(
          reason.startsWith(file.toString()) ? reason : file + " cannot be read: " + reason, e);
    }
  }

  private HttpServer bind() {
    try {
      return PredictionServer.bind(port);
    } catch (IOException | IllegalArgumentException e) {
      throw new DataException("port " + port + " cannot be used: " + Reason.of(e), e);
    }
  }

  private void serve(HttpServer bound, Map<String, Model> models, ServerLimits limits) {
    List<ServedModel> served = new ArrayList<>();
    models.forEach((name, model) -> served.add(new ServedModel(name, model, limits.running())));
    served.forEach(ServedModel::warmUp);
    PredictionServer server = PredictionServer.start(bound, served, limits);
    String address = "http://localhost:" + server.port();
    console.say("serving %s at %s; Ctrl-C stops", String.join(", ", models.keySet()), address);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("address", address);
    json.put("models", List.copyOf(models.keySet()));
    console.result(json);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "debut-stop"));
    try {
      new CountDownLatch(1).await(); // until a signal ends the JVM
    } catch (InterruptedException e) {
      server.close();
    }
  }
}
