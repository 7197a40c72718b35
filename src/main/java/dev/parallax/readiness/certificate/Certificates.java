package dev.parallax.readiness.certificate;

import dev.parallax.evidence.Epoch;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.readiness.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes certificates of READY verdicts. Thread-safe. */
public final class Certificates {

    /** How long one is good for: long enough to flip one tenant, too short to keep. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    /** What somebody answers for goes with every certificate. */
    private static final Set<ReasonCode> SOMEBODY_ANSWERS = Set.of(ReasonCode.WAIVED, ReasonCode.OVERRIDDEN);

    private static final String VERIFIER = "urn:parallax:gate";

    private final SigningKey key;

    /**
     * @param key signs them
     */
    public Certificates(SigningKey key) {
        this.key = key;
    }

    /**
     * A certificate that says what {@code verdict} says.
     *
     * @param nonce of whoever asked
     * @throws IllegalArgumentException if the verdict is not READY, or about no known builds
     */
    public Envelope of(Verdict verdict, Nonce nonce) {
        Epoch epoch = verdict.epoch();
        if (verdict.decision() != Decision.READY || epoch == null) {
            throw new IllegalArgumentException("only a READY verdict is certified, not " + verdict.decision());
        }
        byte[] payload = CertificateJson.write(statement(verdict, epoch, nonce));
        byte[] signature = key.sign(Envelope.toBeSigned(payload));
        Base64.Encoder base64 = Base64.getEncoder();
        return new Envelope(
                Envelope.IN_TOTO,
                base64.encodeToString(payload),
                List.of(new Envelope.Signature(key.id(), base64.encodeToString(signature))));
    }

    /** The public half of the key, as PEM. */
    public String publicKey() {
        return key.publicPem();
    }

    private static Statement statement(Verdict verdict, Epoch epoch, Nonce nonce) {
        Tenant tenant = verdict.tenant();
        return new Statement(
                Statement.TYPE,
                List.of(new Statement.Subject(tenant.name(), Map.of("sha256", digest(tenant)))),
                Statement.PREDICATE,
                new Statement.Predicate(
                        new Statement.Verifier(VERIFIER),
                        verdict.at(),
                        "urn:parallax:tenant:" + digest(tenant),
                        new Statement.PolicyName("urn:parallax:policy:readiness"),
                        Statement.PASSED,
                        List.of("PARALLAX_READY"),
                        new Statement.Claims(
                                nonce.text(),
                                verdict.at().plus(LIFE),
                                text(epoch.legacy()),
                                text(epoch.candidate()),
                                epoch.rules().hex(),
                                verdict.sentence(),
                                verdict.reasons().stream()
                                        .filter(reason -> SOMEBODY_ANSWERS.contains(reason.code()))
                                        .map(Reason::message)
                                        .toList())));
    }

    static String digest(Tenant tenant) {
        return HexFormat.of().formatHex(SigningKey.sha256(tenant.name().getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(@Nullable BuildId build) {
        if (build == null) {
            throw new IllegalArgumentException("only a verdict between known builds is certified");
        }
        return build.value();
    }
}
