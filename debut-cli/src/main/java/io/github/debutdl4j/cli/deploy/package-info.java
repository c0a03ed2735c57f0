/** Taking networks out of DL4J, and measuring them there. */
package io.github.debutdl4j.cli.deploy;
