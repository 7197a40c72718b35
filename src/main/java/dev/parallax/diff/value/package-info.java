/** What two values at one place are to each other, exactly and under rules, and how a change is put into words. */
@NullMarked
package dev.parallax.diff.value;

import org.jspecify.annotations.NullMarked;
