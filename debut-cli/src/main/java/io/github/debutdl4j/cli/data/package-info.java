/** Image data for the command line and the examples: MNIST's files and iterators over images. */
package io.github.debutdl4j.cli.data;
