/** Translation of whole networks. */
package io.github.debutdl4j.export.internal.graph;
