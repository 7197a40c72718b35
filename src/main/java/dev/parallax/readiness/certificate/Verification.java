package dev.parallax.readiness.certificate;

import dev.parallax.exchange.Tenant;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a certificate is good for one flip: of this tenant, asked for with this nonce, now. Needs no service.
 *
 * @param key the pinned public key
 * @param tenant about to be flipped
 * @param nonce it was asked for with; null if whoever verifies keeps the nonces it has accepted
 */
public record Verification(
        PublicKey key, Tenant tenant, @Nullable Nonce nonce) {

    /** Two machines that keep time agree better than this. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    /**
     * Pins the key in {@code pem}.
     *
     * @throws IllegalArgumentException if it holds no Ed25519 public key
     */
    public static Verification with(String pem, Tenant tenant, @Nullable Nonce nonce) {
        try {
            return new Verification(SigningKey.publicKey(pem), tenant, nonce);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("holds no Ed25519 public key in PEM", e);
        }
    }

    /** Why a certificate is not good. */
    public static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why);
        }
    }

    /**
     * What the certificate says.
     *
     * @param envelope the DSSE envelope as it came
     * @throws Refused if it is not good, with why as a clause
     */
    public Statement verify(byte[] envelope, Instant now) throws Refused {
        byte[] payload = signedPayload(envelope);
        Statement statement = read(payload, Statement.class, "the statement");
        check(statement.type().equals(Statement.TYPE), "it is no in-toto statement");
        check(statement.predicateType().equals(Statement.PREDICATE), "it is no verification summary");
        Statement.Predicate predicate = statement.predicate();
        check(predicate.verificationResult().equals(Statement.PASSED), "it does not say PASSED");
        List<Statement.Subject> subject = statement.subject();
        check(
                subject.size() == 1
                        && subject.get(0).name().equals(tenant.name())
                        && Certificates.digest(tenant)
                                .equals(subject.get(0).digest().get("sha256")),
                "it is about another tenant");
        Statement.Claims claims = predicate.readiness();
        check(Nonce.isValid(claims.nonce()), "its nonce is none");
        check(
                nonce == null || claims.nonce().equals(nonce.text()),
                "it was made for another question: the nonce differs");
        check(!predicate.timeVerified().isAfter(now.plus(SKEW)), "it is dated in the future");
        check(!now.isAfter(claims.notAfter()), "it expired at " + claims.notAfter());
        Duration life = Duration.between(predicate.timeVerified(), claims.notAfter());
        check(!life.isNegative() && life.compareTo(Certificates.LIFE) <= 0, "it claims to live longer than one may");
        return statement;
    }

    /** Nothing of the payload is looked at before its signature holds. */
    private byte[] signedPayload(byte[] bytes) throws Refused {
        Envelope envelope = read(bytes, Envelope.class, "the envelope");
        check(envelope.payloadType().equals(Envelope.IN_TOTO), "its payload is of another type");
        try {
            byte[] payload = Base64.getDecoder().decode(envelope.payload());
            byte[] signed = Envelope.toBeSigned(payload);
            for (Envelope.Signature signature : envelope.signatures()) {
                if (SigningKey.isSignedBy(key, signed, Base64.getDecoder().decode(signature.sig()))) {
                    return payload;
                }
            }
        } catch (IllegalArgumentException notBase64) {
            throw new Refused("it is not base64 where it has to be");
        }
        throw new Refused("it is not signed with the key that is trusted");
    }

    private static <T> T read(byte[] json, Class<T> type, String what) throws Refused {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(json))
                    .toString();
            T read = CertificateJson.STRICT.readValue(text, type);
            check(read != null, what + " is null");
            return read;
        } catch (CharacterCodingException e) {
            throw new Refused(what + " is no UTF-8");
        } catch (IOException e) {
            throw new Refused(what + " cannot be read");
        }
    }

    private static void check(boolean holds, String otherwise) throws Refused {
        if (!holds) {
            throw new Refused(otherwise);
        }
    }
}
