/** What the demo's candidate does wrong on purpose, and what Parallax has to say about it. */
@NullMarked
package dev.parallax.demo.expect;

import org.jspecify.annotations.NullMarked;
