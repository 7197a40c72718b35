package dev.parallax.report;

import dev.parallax.evidence.stage.StoreConfig;
import dev.parallax.readiness.certificate.Certificates;
import dev.parallax.readiness.certificate.SigningKey;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Holds the key certificates are signed with: that in the data directory, made when first needed. Thread-safe. */
@Singleton
class CertificateSigner {

    private final StoreConfig config;
    private @Nullable Certificates certificates; // guarded by this

    CertificateSigner(StoreConfig config) {
        this.config = config;
    }

    /**
     * What makes certificates.
     *
     * @throws UncheckedIOException if the key can be neither read nor made
     */
    synchronized Certificates certificates() {
        Certificates made = certificates;
        if (made == null) {
            try {
                made = new Certificates(SigningKey.in(config.dataDir()));
                certificates = made;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return made;
    }
}
