package dev.parallax.cli;

import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.certificate.Nonce;
import dev.parallax.readiness.certificate.Statement;
import dev.parallax.readiness.certificate.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What makes a certificate good for whoever verifies it: the key it pinned, and the nonce, which stops replays. */
final class CertificateTrust {

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "The service's public key in PEM, pinned once: GET /api/v1/certificate-key.")
    private @Nullable Path key;

    @Option(
            names = "--nonce",
            paramLabel = "NONCE",
            description =
                    "What the certificate was or is to be asked for with. Default when getting one: a random one.")
    private @Nullable String nonce;

    @Option(
            names = "--spent",
            paramLabel = "FILE",
            description =
                    "When verifying: nonces that were accepted before. One that is in it is refused; a new one is added.")
    private @Nullable Path spent;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** Whether any of it was said. */
    boolean isGiven() {
        return key != null || nonce != null || spent != null;
    }

    /** The nonce a certificate is to be asked for with. */
    Nonce asked() {
        Nonce given = given();
        return given == null ? Nonce.random() : given;
    }

    /** A nonce to hold a certificate against, or a list of spent ones: without either it could be used twice. */
    void requireReplayStop() {
        if (nonce == null && spent == null) {
            throw wrong("a certificate is verified with --nonce or --spent: without either, it could be used twice");
        }
    }

    /** The nonce that was given; null if none was. */
    @Nullable
    Nonce given() {
        String text = nonce;
        if (text != null && !Nonce.isValid(text)) {
            throw wrong("--nonce must be 16 to 128 letters, digits, '-' or '_', got '" + text + "'");
        }
        return text == null ? null : new Nonce(text);
    }

    /** What a certificate of {@code tenant} is held against. */
    Verification verification(Tenant tenant, @Nullable Nonce expected) {
        Path pinned = key;
        if (pinned == null) {
            throw wrong("--key is needed: whoever verifies must have pinned one");
        }
        try {
            return Verification.with(Files.readString(pinned), tenant, expected);
        } catch (IOException e) {
            throw wrong("--key cannot be read: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw wrong("--key " + pinned + " " + e.getMessage());
        }
    }

    /**
     * Says what a certificate says, or why it is not good.
     *
     * @return the exit code
     */
    int judge(byte[] certificate, Verification expected) throws IOException {
        try {
            Statement statement = expected.verify(certificate, Clock.systemUTC().instant());
            Statement.Claims claims = statement.predicate().readiness();
            if (spent != null && !new SpentNonces(spent).spend(new Nonce(claims.nonce()))) {
                return refuse("it was used before: its nonce is spent");
            }
            spec.commandLine().getOut().print(text(expected.tenant(), claims));
            spec.commandLine().getOut().flush();
            return ExitCode.OK;
        } catch (Verification.Refused refused) {
            return refuse(String.valueOf(refused.getMessage()));
        }
    }

    private static String text(Tenant tenant, Statement.Claims claims) {
        StringBuilder text = new StringBuilder();
        line(text, tenant + ": READY, certified until " + claims.notAfter() + ", nonce " + claims.nonce());
        line(text, "  legacy " + claims.legacyBuild() + ", candidate " + claims.candidateBuild());
        claims.waivers().forEach(waiver -> line(text, "  ~ somebody answers for it: " + waiver));
        line(text, "  " + claims.sentence());
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(Printable.of(line)).append(System.lineSeparator());
    }

    private int refuse(String why) {
        spec.commandLine().getErr().println("The certificate is not good: " + why);
        return ExitCode.NO_ANSWER;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
