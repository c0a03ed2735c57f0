/** The {@code debut} command line: one small class per command. */
package io.github.debutdl4j.cli;
