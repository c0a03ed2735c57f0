/** Translation of layers over sequences, and of wrappers. */
package io.github.debutdl4j.export.internal.sequence;
