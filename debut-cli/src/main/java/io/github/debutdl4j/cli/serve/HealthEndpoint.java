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

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;

/** {@code GET /health}: that the server answers. */
final class HealthEndpoint extends Endpoint {

  HealthEndpoint(Load load) {
    super(load, "GET");
  }

  @Override
  Content answer(HttpExchange exchange) throws IOException {
    if (!path(exchange).equals("/health")) {
      throw new HttpFault(NOT_FOUND, "there is nothing here");
    }
    return json(Map.of("status", "up"));
  }
}
