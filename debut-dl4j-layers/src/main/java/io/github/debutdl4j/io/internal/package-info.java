/** How files are written wholly or not at all. */
package io.github.debutdl4j.io.internal;
