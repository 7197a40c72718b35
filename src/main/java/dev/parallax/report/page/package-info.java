/**
 * The web pages: views of the API's documents, rendered on the server. No markup is made from payload: every value passes
 * the template engine's escaping, and the response header allows no inline code.
 */
@NullMarked
package dev.parallax.report.page;

import org.jspecify.annotations.NullMarked;
