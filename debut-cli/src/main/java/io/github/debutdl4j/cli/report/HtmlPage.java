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
package io.github.debutdl4j.cli.report;

import java.util.Base64;
import java.util.List;

/** Builds one self-contained HTML page: text, tables, and pictures inside it. */
final class HtmlPage {

  private static final String STYLE =
      """
      body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; \
      padding: 0 1rem; color: #222 }
      table { border-collapse: collapse; margin: 1rem 0 }
      th, td { padding: .25rem .75rem; border-bottom: 1px solid #ddd; text-align: right }
      th:first-child, td:first-child { text-align: left }
      figure { display: inline-block; margin: .5rem 1rem .5rem 0; vertical-align: top }
      figcaption { font-size: 12px; color: #555; max-width: 14rem }
      img { max-width: 100%; image-rendering: pixelated; border: 1px solid #ddd }
      """;

  private final StringBuilder body = new StringBuilder();
  private final String title;

  public HtmlPage(String title) {
    this.title = title;
  }

  public HtmlPage heading(String text) {
    body.append("<h2>").append(escaped(text)).append("</h2>\n");
    return this;
  }

  public HtmlPage subheading(String text) {
    body.append("<h3>").append(escaped(text)).append("</h3>\n");
    return this;
  }

  public HtmlPage paragraph(String text) {
    body.append("<p>").append(escaped(text)).append("</p>\n");
    return this;
  }

  /** A table; the first row holds the headings. */
  public HtmlPage table(List<List<String>> rows) {
    body.append("<table>\n");
    for (int i = 0; i < rows.size(); i++) {
      String cell = i == 0 ? "th" : "td";
      body.append("<tr>");
      for (String text : rows.get(i)) {
        body.append("<%s>%s</%s>".formatted(cell, escaped(text), cell));
      }
      body.append("</tr>\n");
    }
    body.append("</table>\n");
    return this;
  }

  /** A picture with a few words below it. */
  public HtmlPage picture(byte[] png, String caption) {
    body.append("<figure><img alt=\"%s\" src=\"data:image/png;base64,".formatted(escaped(caption)))
        .append(Base64.getEncoder().encodeToString(png))
        .append("\"><figcaption>%s</figcaption></figure>\n".formatted(escaped(caption)));
    return this;
  }

  /** The whole page. */
  public String html() {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head><meta charset="utf-8"><title>%s</title><style>
    %s</style></head>
    <body>
    <h1>%s</h1>
    %s</body>
    </html>
    """
        .formatted(escaped(title), STYLE, escaped(title), body);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
