/**
 * Declared equivalences and exemptions. This package is the vocabulary: a rule, what it is about, what it does, and which
 * of two rules wins. No framework.
 *
 * <p>{@code load} reads {@code diff-rules/*.yaml} through {@code path} and reports to {@code problem}; what it read is a
 * {@code book}, which is compiled into a {@code trie} for the diff and can be asked to {@code explain} itself.
 */
@NullMarked
package dev.parallax.rules;

import org.jspecify.annotations.NullMarked;
