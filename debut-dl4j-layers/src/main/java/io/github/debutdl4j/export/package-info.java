/** Takes trained networks out of DL4J: to the runtime and to ONNX. */
package io.github.debutdl4j.export;
