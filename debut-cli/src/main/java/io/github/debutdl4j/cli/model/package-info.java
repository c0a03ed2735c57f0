/**
 * Networks as the command line handles them: files, training and measuring, for both DL4J kinds.
 */
package io.github.debutdl4j.cli.model;
