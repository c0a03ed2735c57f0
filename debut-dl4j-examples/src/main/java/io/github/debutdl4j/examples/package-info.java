/** Short programs that show one task each, on small data that are bundled or made on the spot. */
package io.github.debutdl4j.examples;
