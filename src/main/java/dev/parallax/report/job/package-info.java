/** Long work that somebody asked for over the API: it runs on, is looked at, and can be cancelled. */
@NullMarked
package dev.parallax.report.job;

import org.jspecify.annotations.NullMarked;
