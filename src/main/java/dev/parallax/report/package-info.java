/**
 * What people and CI systems see: the REST API of the control plane, pages and exports.
 */
@NullMarked
package dev.parallax.report;

import org.jspecify.annotations.NullMarked;
