package dev.parallax.cli;

import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.certificate.Nonce;
import dev.parallax.readiness.certificate.Statement;
import dev.parallax.readiness.certificate.Verification;
import dev.parallax.report.wire.CertificateRequest;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code parallax certificate}: gets a signed READY, or verifies one without the service. */
@Command(
        name = "certificate",
        description = "Gets a signed statement that a tenant is READY, or verifies one that was got before.",
        exitCodeOnExecutionException = CertificateCommand.NOT_GOOD,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the certificate is good for this tenant, this nonce, now",
            "3:there is none, or it is not good",
            "64:the command line is wrong"
        })
public final class CertificateCommand implements Callable<Integer> {

    static final int NOT_GOOD = 3;

    private static final int OK = 200;

    @Mixin
    private ServiceOptions service;

    @Option(
            names = "--tenant",
            required = true,
            paramLabel = "TENANT",
            converter = TenantOption.class,
            description = "The tenant, by the name it has in requests.")
    private Tenant tenant;

    @Option(
            names = "--key",
            required = true,
            paramLabel = "FILE",
            description = "The service's public key in PEM, pinned once: GET /api/v1/certificate-key.")
    private Path key;

    @Option(
            names = "--nonce",
            paramLabel = "NONCE",
            description =
                    "What the certificate was or is to be asked for with. Default when getting one: a random one.")
    private @Nullable String nonce;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write the certificate.")
    private @Nullable Path out;

    @Option(
            names = "--verify",
            paramLabel = "FILE",
            description = "Verify this certificate, without the service; takes --nonce.")
    private @Nullable Path verify;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Verification expected = expected();
        Path given = verify;
        if (given == null) {
            return service.ask(controlPlane -> get(controlPlane, expected));
        }
        try {
            return judge(Files.readAllBytes(given), expected);
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "--verify cannot be read: " + e.getMessage(), e);
        }
    }

    private Verification expected() {
        if (nonce == null && verify != null) {
            throw new ParameterException(
                    spec.commandLine(), "--verify takes --nonce: without it, a certificate could be used twice");
        }
        if (nonce != null && !Nonce.isValid(nonce)) {
            throw new ParameterException(
                    spec.commandLine(), "--nonce must be 16 to 128 letters, digits, '-' or '_', got '" + nonce + "'");
        }
        try {
            Nonce asked = nonce == null ? Nonce.random() : new Nonce(nonce);
            return Verification.with(Files.readString(key), tenant, asked);
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "--key cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--key " + key + " " + e.getMessage(), e);
        }
    }

    private int get(ControlPlane controlPlane, Verification expected) {
        PrintWriter err = spec.commandLine().getErr();
        try {
            byte[] certificate = Deadline.within(service.timeout(), () -> ask(controlPlane, expected.nonce()));
            Path target = out;
            int exitCode = judge(certificate, expected);
            if (exitCode == ExitCode.OK && target != null) {
                Files.write(target, certificate);
            }
            return exitCode;
        } catch (TimeoutException e) {
            err.println("No complete answer from " + service.url() + " in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            err.println("Interrupted");
        } catch (ExecutionException e) {
            err.println("No certificate of " + tenant + " from " + service.url() + ": " + Causes.deepest(e));
        } catch (IOException e) {
            err.println("--out cannot be written: " + e.getMessage());
        }
        return NOT_GOOD;
    }

    private byte[] ask(ControlPlane controlPlane, Nonce asked) throws IOException {
        try (Response response = controlPlane.certificate(tenant.name(), new CertificateRequest(asked.text()))) {
            if (response.getStatus() != OK) {
                throw new IOException("not READY (HTTP " + response.getStatus() + "); see parallax gate");
            }
            return response.readEntity(byte[].class);
        }
    }

    private int judge(byte[] certificate, Verification expected) {
        try {
            Statement statement = expected.verify(certificate, Clock.systemUTC().instant());
            PrintWriter out = spec.commandLine().getOut();
            Statement.Claims claims = statement.predicate().readiness();
            out.println(tenant + ": READY, certified until " + claims.notAfter() + ", nonce " + claims.nonce());
            out.println(claims.sentence());
            out.flush();
            return ExitCode.OK;
        } catch (Verification.Refused refused) {
            spec.commandLine().getErr().println("The certificate is not good: " + refused.getMessage());
            return NOT_GOOD;
        }
    }
}
