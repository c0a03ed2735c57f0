/** What a compression did, as one self-contained HTML page. */
package io.github.debutdl4j.cli.report;
