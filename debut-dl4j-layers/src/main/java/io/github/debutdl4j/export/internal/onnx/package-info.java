/** Writing a network as ONNX. */
package io.github.debutdl4j.export.internal.onnx;
