/**
 * How the zoo's weights were made: for each network its data, schedule and seed, the same for the
 * All-DeBut network and its dense twin.
 */
package io.github.debutdl4j.examples.recipes;
