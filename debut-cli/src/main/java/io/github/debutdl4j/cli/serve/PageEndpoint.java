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
import java.io.InputStream;
import java.io.UncheckedIOException;

/** {@code GET /}: a page on which a person draws a digit or drops an image. */
final class PageEndpoint extends Endpoint {

  private static final String FILE = "try.html";

  /** The page has all that it needs inside and may ask this server alone. */
  private static final String POLICY =
      "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline';"
          + " img-src 'self' data: blob:; connect-src 'self'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  private final byte[] page;

  PageEndpoint(Load load) {
    super(load, "GET");
    try (InputStream in = PageEndpoint.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + FILE);
      }
      page = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  Content answer(HttpExchange exchange) throws IOException {
    if (!path(exchange).equals("/")) {
      throw new HttpFault(NOT_FOUND, "there is nothing here; the page is at /, models at /models");
    }
    exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
    return new Content("text/html; charset=utf-8", page);
  }
}
