/**
 * Who may ask the control plane, and whose tenants they see (B3). On loopback everybody who is on the machine may; bound to
 * anything else the service refuses to serve without tokens.
 */
@NullMarked
package dev.parallax.report.access;

import org.jspecify.annotations.NullMarked;
