/** Parallax: a parallel-run shadow comparison service. */
@NullMarked
package dev.parallax;

import org.jspecify.annotations.NullMarked;
