package dev.parallax.readiness.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.evidence.Counts;
import dev.parallax.evidence.Epoch;
import dev.parallax.evidence.TriageDecision;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.BreakGlass;
import dev.parallax.readiness.Decision;
import dev.parallax.readiness.Reason;
import dev.parallax.readiness.ReasonCode;
import dev.parallax.readiness.Verdict;
import dev.parallax.rules.book.RuleBookDigest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hundred certificates that are stale, foreign, edited or replayed: none is accepted. */
class CertificateTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Tenant ACME = new Tenant("acme");
    private static final Nonce NONCE = new Nonce("0123456789abcdef");
    private static final SigningKey KEY = SigningKey.generate();

    private static Verdict verdict(Tenant tenant, Decision decision, Instant at) {
        return new Verdict(
                tenant,
                decision,
                List.of(Reason.of(ReasonCode.WAIVED, decision, "a waiver")),
                "A sentence.",
                new Epoch(new BuildId("L41"), new BuildId("C209"), new RuleBookDigest("a".repeat(64))),
                Side.LEGACY,
                Counts.NONE,
                at);
    }

    private static byte[] certificate(SigningKey key, Tenant tenant, Nonce nonce, Instant at) {
        return CertificateJson.write(new Certificates(key).of(verdict(tenant, Decision.READY, at), nonce));
    }

    private static final Verification EXPECTED = new Verification(KEY.publicKey(), ACME, NONCE);

    private static boolean accepts(byte[] certificate, Instant now) {
        try {
            EXPECTED.verify(certificate, now);
            return true;
        } catch (Verification.Refused refused) {
            return false;
        }
    }

    @Test
    void a_fresh_one_for_this_tenant_and_question_is_accepted_and_says_what_the_verdict_said() throws Exception {
        Statement statement = EXPECTED.verify(certificate(KEY, ACME, NONCE, NOW), NOW.plusSeconds(30));

        assertThat(statement.predicate().readiness().candidateBuild()).isEqualTo("C209");
        assertThat(statement.predicate().readiness().sentence()).isEqualTo("A sentence.");
        assertThat(statement.predicate().readiness().waivers()).containsExactly("a waiver");
        assertThat(accepts(certificate(KEY, ACME, NONCE, NOW), NOW.plus(Certificates.LIFE)))
                .isTrue();
    }

    @Test
    void an_override_goes_with_it_among_what_somebody_answers_for() throws Exception {
        Verdict ready = verdict(ACME, Decision.READY, NOW);
        BreakGlass override = new BreakGlass(
                ACME,
                new TriageDecision.Actor("Ada"),
                new TriageDecision.Because("in a hurry"),
                Decision.NOT_READY,
                BreakGlass.Builds.of(ready.epoch()),
                new BreakGlass.Span(NOW, NOW.plusSeconds(60)),
                null);
        byte[] certificate = CertificateJson.write(new Certificates(KEY).of(ready.showing(override), NONCE));

        assertThat(EXPECTED.verify(certificate, NOW).predicate().readiness().waivers())
                .satisfiesExactly(waiver -> {}, shown -> assertThat(shown).contains("Ada lets it move", "in a hurry"));
    }

    @Test
    void whoever_keeps_spent_nonces_reads_the_nonce_from_a_certificate_that_is_good_otherwise() throws Exception {
        Verification any = new Verification(KEY.publicKey(), ACME, null);

        assertThat(any.verify(certificate(KEY, ACME, NONCE, NOW), NOW)
                        .predicate()
                        .readiness()
                        .nonce())
                .isEqualTo(NONCE.text());
        assertThatThrownBy(() -> any.verify(certificate(KEY, new Tenant("birch"), NONCE, NOW), NOW))
                .isInstanceOf(Verification.Refused.class);
    }

    @Test
    void nothing_but_ready_is_certified() {
        for (Decision decision : Decision.values()) {
            if (decision != Decision.READY) {
                assertThatThrownBy(() -> new Certificates(KEY).of(verdict(ACME, decision, NOW), NONCE))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void of_two_hundred_forged_stale_foreign_and_replayed_ones_none_is_accepted() {
        Random random = new Random(20261121);
        int accepted = 0;
        for (int i = 0; i < 40; i++) {
            byte[] stale =
                    certificate(KEY, ACME, NONCE, NOW.minus(Certificates.LIFE).minusMillis(1 + i));
            byte[] early = certificate(KEY, ACME, NONCE, NOW.plus(Duration.ofMinutes(2 + i)));
            byte[] foreignTenant = certificate(KEY, new Tenant("acme" + i), NONCE, NOW);
            byte[] foreignKey = certificate(SigningKey.generate(), ACME, NONCE, NOW);
            byte[] replayed = certificate(KEY, ACME, Nonce.random(), NOW);
            for (byte[] bad :
                    List.of(i % 2 == 0 ? stale : early, foreignTenant, foreignKey, replayed, edited(random))) {
                accepted += accepts(bad, NOW) ? 1 : 0;
            }
        }
        assertThat(accepted).isZero();
    }

    /** A good one with one bit of its payload, or of its signature, turned. */
    private static byte[] edited(Random random) {
        Envelope good = new Certificates(KEY).of(verdict(ACME, Decision.READY, NOW), NONCE);
        boolean inPayload = random.nextBoolean();
        Envelope.Signature signature = good.signatures().get(0);
        byte[] bytes = Base64.getDecoder().decode(inPayload ? good.payload() : signature.sig());
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        String changed = Base64.getEncoder().encodeToString(bytes);
        return CertificateJson.write(
                inPayload
                        ? new Envelope(good.payloadType(), changed, good.signatures())
                        : new Envelope(
                                good.payloadType(),
                                good.payload(),
                                List.of(new Envelope.Signature(signature.keyid(), changed))));
    }

    @Test
    void a_statement_of_another_kind_signed_with_the_right_key_is_not_taken_for_a_certificate() {
        String good = new String(
                Base64.getDecoder()
                        .decode(new Certificates(KEY)
                                .of(verdict(ACME, Decision.READY, NOW), NONCE)
                                .payload()),
                StandardCharsets.UTF_8);
        List<String> others = List.of(
                good.replace("PASSED", "FAILED"),
                good.replace("Statement/v1", "Statement/v0.1"),
                good.replace("verification_summary", "provenance"),
                good.replace("\"sha256\":\"", "\"sha256\":\"00"),
                good.replace("12:10:00Z", "13:10:00Z"),
                good.replace("\"nonce\"", "\"nonce\":\"" + NONCE + "\",\"nonce\""),
                good.replace("\"nonce\"", "\"other\""),
                good + good,
                "null",
                "",
                "{}");

        for (String other : others) {
            byte[] payload = other.getBytes(StandardCharsets.UTF_8);
            Envelope envelope = new Envelope(
                    Envelope.IN_TOTO,
                    Base64.getEncoder().encodeToString(payload),
                    List.of(new Envelope.Signature(
                            KEY.id(), Base64.getEncoder().encodeToString(KEY.sign(Envelope.toBeSigned(payload))))));
            assertThat(accepts(CertificateJson.write(envelope), NOW)).as(other).isFalse();
        }
    }

    @Test
    void an_envelope_that_is_none_is_refused() {
        for (String text : List.of("", "null", "READY", "{}", "[]", "{\"payload\":\"\"}", "<html>")) {
            assertThat(accepts(text.getBytes(StandardCharsets.UTF_8), NOW))
                    .as(text)
                    .isFalse();
        }
        assertThat(accepts(new byte[] {(byte) 0xFF}, NOW)).isFalse();
    }

    @Test
    void the_key_is_kept_for_its_owner_only_and_found_again(@TempDir Path directory) throws IOException {
        SigningKey made = SigningKey.in(directory);

        assertThat(SigningKey.in(directory).id()).isEqualTo(made.id());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("certificate.key"))))
                .isEqualTo("rw-------");
        assertThat(made.publicPem()).startsWith("-----BEGIN PUBLIC KEY-----");
    }

    @Test
    void a_key_file_that_holds_none_or_another_is_said(@TempDir Path directory) throws IOException {
        SigningKey.in(directory);
        Files.writeString(
                directory.resolve("certificate.pub"), SigningKey.generate().publicPem());
        assertThatThrownBy(() -> SigningKey.in(directory)).hasMessageContaining("does not belong to");

        Files.writeString(directory.resolve("certificate.key"), "nothing");
        assertThatThrownBy(() -> SigningKey.in(directory)).hasMessageContaining("holds no Ed25519 key");
    }
}
