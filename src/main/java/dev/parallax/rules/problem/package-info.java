/** What is wrong in rules: where, what, and what was probably meant; everything at once. */
@NullMarked
package dev.parallax.rules.problem;

import org.jspecify.annotations.NullMarked;
