/** Translation of fully connected layers and of those that keep the shape. */
package io.github.debutdl4j.export.internal.feedforward;
