package dev.parallax.cli;

import dev.parallax.readiness.certificate.Nonce;
import dev.parallax.readiness.certificate.Verification;
import dev.parallax.report.wire.CertificateRequest;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        exitCodeOnExecutionException = ExitCode.NO_ANSWER,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the certificate is good for this tenant, this nonce, now",
            "3:there is none, or it is not good",
            "64:the command line is wrong"
        })
public final class CertificateCommand implements Callable<Integer> {

    private static final int OK = 200;

    @Mixin
    private ServiceOptions service;

    @Mixin
    private TenantChoice choice;

    @Mixin
    private CertificateTrust trust;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write the certificate.")
    private @Nullable Path out;

    @Option(
            names = "--verify",
            paramLabel = "FILE",
            description = "Verify this certificate, without the service; takes --nonce or --spent.")
    private @Nullable Path verify;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path given = verify;
        if (given == null) {
            Nonce asked = trust.asked();
            Verification expected = trust.verification(choice.tenant(), asked);
            return service.ask(
                    "No certificate of " + choice.tenant(), controlPlane -> get(controlPlane, expected, asked));
        }
        trust.requireReplayStop();
        Verification expected = trust.verification(choice.tenant(), trust.given());
        try {
            return trust.judge(Files.readAllBytes(given), expected);
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "--verify cannot be read: " + e.getMessage(), e);
        }
    }

    private int get(ControlPlane controlPlane, Verification expected, Nonce asked)
            throws TimeoutException, InterruptedException, ExecutionException, IOException {
        byte[] certificate = service.within(() -> ask(controlPlane, asked));
        int exitCode = trust.judge(certificate, expected);
        Path target = out;
        if (exitCode == ExitCode.OK && target != null) {
            Files.write(target, certificate);
        }
        return exitCode;
    }

    private byte[] ask(ControlPlane controlPlane, Nonce asked) throws IOException {
        String tenant = choice.tenant().name();
        try (Response response = controlPlane.certificate(tenant, new CertificateRequest(asked.text()))) {
            if (response.getStatus() != OK) {
                throw new IOException("not READY (HTTP " + response.getStatus() + "); see parallax gate");
            }
            return response.readEntity(byte[].class);
        }
    }
}
