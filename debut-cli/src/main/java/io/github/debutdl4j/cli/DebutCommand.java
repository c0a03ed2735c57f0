package io.github.debutdl4j.cli;

/**
 * A command of {@code debut} that comes from another jar: the benchmarks add {@code bench} this
 * way.
 *
 * <p>An implementation carries picocli's {@code @Command} and is named in {@code
 * META-INF/services/io.github.debutdl4j.cli.DebutCommand}.
 */
public interface DebutCommand extends Runnable {}
