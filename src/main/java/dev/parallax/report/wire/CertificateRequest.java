package dev.parallax.report.wire;

import org.jspecify.annotations.Nullable;

/**
 * Asks for a certificate.
 *
 * @param nonce made up by whoever asks, for this one question: 16 to 128 letters, digits, {@code -} or {@code _}
 */
public record CertificateRequest(@Nullable String nonce) {}
