package io.github.debutdl4j.convert;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A pattern for layer names: {@code *} stands for any text, {@code ?} for any one character, and
 * the whole name must fit.
 */
final class NamePattern implements Predicate<LayerDescription> {

  private final Pattern regex;

  NamePattern(String pattern) {
    StringBuilder expression = new StringBuilder();
    for (char c : pattern.toCharArray()) {
      switch (c) {
        case '*' -> expression.append(".*");
        case '?' -> expression.append('.');
        default -> expression.append(Pattern.quote(String.valueOf(c)));
      }
    }
    this.regex = Pattern.compile(expression.toString(), Pattern.DOTALL);
  }

  @Override
  public boolean test(LayerDescription layer) {
    return regex.matcher(layer.name()).matches();
  }
}
