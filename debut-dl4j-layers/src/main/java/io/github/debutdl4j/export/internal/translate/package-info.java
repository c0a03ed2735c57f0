/** What the translation of single layers builds on. */
package io.github.debutdl4j.export.internal.translate;
