/** The body paths of the rules in force merged into one trie, whose states a diff walks beside the documents. */
@NullMarked
package dev.parallax.rules.trie;

import org.jspecify.annotations.NullMarked;
