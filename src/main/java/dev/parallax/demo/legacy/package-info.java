/**
 * The legacy backend of the demo: the JDK's HTTP server, JDBC by hand, JSON glued from strings. Old, careful, and the
 * measure of what is right. Written without a look at the candidate.
 */
@NullMarked
package dev.parallax.demo.legacy;

import org.jspecify.annotations.NullMarked;
