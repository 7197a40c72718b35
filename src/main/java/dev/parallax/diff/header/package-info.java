/** What a header field says, where clients take it apart: cookies, directives, sets of names, links, dates. */
@NullMarked
package dev.parallax.diff.header;

import org.jspecify.annotations.NullMarked;
