/**
 * Model files: networks in the zip format of DL4J's {@code ModelSerializer}, read without trust in
 * their content and written with everything that they held.
 *
 * <p>Start at {@link io.github.debutdl4j.io.ModelFiles}.
 */
package io.github.debutdl4j.io;
