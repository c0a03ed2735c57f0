/** Translation of layers over images. */
package io.github.debutdl4j.export.internal.image;
