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
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/**
 * Answers the requests to one address with JSON or a page, faults with {@code {"error": "..."}}.
 *
 * <p>Only requests to a name of this machine are answered, so that a foreign page in a browser
 * cannot reach the server under a name of its own.
 */
abstract class Endpoint implements HttpHandler {

  static final int OK = 200;
  static final int NOT_FOUND = 404;

  private static final int FORBIDDEN = 403;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int INTERNAL_ERROR = 500;
  private static final int SERVICE_UNAVAILABLE = 503;

  private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Load load;
  private final String method;

  /**
   * @param method the only one that is answered
   */
  Endpoint(Load load, String method) {
    this.load = load;
    this.method = method;
  }

  /** Content of an answer. */
  record Content(String type, byte[] bytes) {}

  /**
   * Answers a request.
   *
   * @throws HttpFault to answer with another status
   * @throws IOException if the client cannot be heard
   */
  abstract Content answer(HttpExchange exchange) throws IOException;

  static Content json(Object value) throws IOException {
    return new Content("application/json", JSON.writeValueAsBytes(value));
  }

  @Override
  public final void handle(HttpExchange exchange) throws IOException {
    boolean begun = load.beginRequest();
    try {
      try (exchange) { // closed, and so sent, before the request counts as ended
        if (begun) {
          respond(exchange);
        } else {
          refuse(exchange, new HttpFault(SERVICE_UNAVAILABLE, "the server is stopping"));
        }
      }
    } finally {
      if (begun) {
        load.endRequest();
      }
    }
  }

  private void respond(HttpExchange exchange) throws IOException {
    try {
      check(exchange);
      send(exchange, OK, answer(exchange));
    } catch (HttpFault e) {
      refuse(exchange, e);
    } catch (RuntimeException e) {
      refuse(exchange, new HttpFault(INTERNAL_ERROR, "an error of the server: " + e));
    }
  }

  private void check(HttpExchange exchange) throws HttpFault {
    String host = exchange.getRequestHeaders().getFirst("Host");
    if (host != null && !OWN_NAMES.contains(host.replaceFirst(":\\d+$", ""))) {
      throw new HttpFault(FORBIDDEN, "this server answers to localhost alone");
    }
    if (!exchange.getRequestMethod().equals(method)) {
      exchange.getResponseHeaders().set("Allow", method);
      throw new HttpFault(METHOD_NOT_ALLOWED, "expected the method " + method);
    }
  }

  private static void refuse(HttpExchange exchange, HttpFault fault) throws IOException {
    if (fault.status() == SERVICE_UNAVAILABLE) {
      exchange.getResponseHeaders().set("Retry-After", "1");
    }
    send(exchange, fault.status(), json(Map.of("error", fault.getMessage())));
  }

  private static void send(HttpExchange exchange, int status, Content content) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", content.type());
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    boolean bodiless = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, bodiless ? -1 : content.bytes().length);
    if (!bodiless) {
      // Closed here: closing the exchange first waits for what is left of the request.
      try (OutputStream body = exchange.getResponseBody()) {
        body.write(content.bytes());
      }
    }
  }

  /** The path of a request, as it was sent. */
  static String path(HttpExchange exchange) {
    return exchange.getRequestURI().getRawPath();
  }
}
