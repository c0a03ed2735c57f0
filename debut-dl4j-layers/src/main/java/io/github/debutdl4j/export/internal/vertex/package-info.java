/** Translation of graph vertices and preprocessors. */
package io.github.debutdl4j.export.internal.vertex;
