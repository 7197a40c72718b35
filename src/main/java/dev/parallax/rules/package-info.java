/**
 * Declared equivalences and exemptions: loads, validates and compiles {@code diff-rules/*.yaml} into a rule book. No
 * framework.
 */
@NullMarked
package dev.parallax.rules;

import org.jspecify.annotations.NullMarked;
