/** NumPy's files: arrays of weights in, factors out. */
package io.github.debutdl4j.cli.npy;
