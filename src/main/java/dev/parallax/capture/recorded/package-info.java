/**
 * Recorded traffic: HAR, NDJSON, combined access log and GoReplay files, read as a stream of requests. Knows nothing of who
 * asks them again.
 */
@NullMarked
package dev.parallax.capture.recorded;

import org.jspecify.annotations.NullMarked;
