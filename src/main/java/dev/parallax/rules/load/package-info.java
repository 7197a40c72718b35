/** Reads rule files and cases: YAML to validated rules, every problem with its file, line and column. */
@NullMarked
package dev.parallax.rules.load;

import org.jspecify.annotations.NullMarked;
