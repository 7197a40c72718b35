/**
 * What has to be shown before a tenant may move: data, from {@code diff-rules/readiness.yaml}. Described in
 * {@code docs/readiness.md}.
 */
@NullMarked
package dev.parallax.readiness.policy;

import org.jspecify.annotations.NullMarked;
