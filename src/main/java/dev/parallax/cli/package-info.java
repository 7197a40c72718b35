/**
 * The command line: the same jar as {@code serve}, {@code demo}, {@code gate}, {@code report}, {@code diff} and
 * {@code rules}.
 */
@NullMarked
package dev.parallax.cli;

import org.jspecify.annotations.NullMarked;
