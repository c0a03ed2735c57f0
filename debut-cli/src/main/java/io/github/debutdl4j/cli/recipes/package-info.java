/**
 * How networks of the zoo are trained from nothing: for each its data, schedule and seed, the same
 * for the All-DeBut network and its dense twin. The weights in the zoo's jar were made so, but for
 * LeNet's, which {@code debut demo} fits to a dense LeNet.
 */
package io.github.debutdl4j.cli.recipes;
