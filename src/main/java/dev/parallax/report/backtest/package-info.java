/** Tries an edited rule book on the samples that are kept: what disappears, what stays, what it would hide wrongly. */
@NullMarked
package dev.parallax.report.backtest;

import org.jspecify.annotations.NullMarked;
