package dev.parallax.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Which service a command asks, as whom, and how long it waits for each answer. */
final class ServiceOptions {

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:PARALLAX_URL:-http://127.0.0.1:9090}",
            converter = Url.class,
            description = "Control plane of the service. Default: the environment variable PARALLAX_URL, else"
                    + " http://127.0.0.1:9090.")
    private URI url;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "10s",
            converter = DurationOption.class,
            description = "Longest wait for one answer, as 500ms, 10s or 2m. Default: ${DEFAULT-VALUE}.")
    private Duration timeout;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "File with the access token, where the service asks for one. Default: the environment"
                    + " variable " + BearerToken.VARIABLE + ".")
    private @Nullable Path tokenFile;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** A command's work with the service. */
    @FunctionalInterface
    interface Session {

        /**
         * Asks and answers.
         *
         * @return the exit code
         */
        int with(ControlPlane controlPlane)
                throws TimeoutException, InterruptedException, ExecutionException, IOException;
    }

    /**
     * Runs {@code session} with the service; once in a process. What goes wrong is said on standard error, after {@code
     * purpose}.
     *
     * @param purpose what there is not if it goes wrong, as {@code No report of acme}
     * @return the exit code of {@code session}; {@link ExitCode#NO_ANSWER} if anything went wrong
     * @throws ParameterException if the token cannot be read; nothing was started then
     */
    int ask(String purpose, Session session) {
        BearerToken token = token();
        return ClientMode.run(() -> {
            try {
                return session.with(ClientMode.controlPlane(url, timeout, token));
            } catch (TimeoutException e) {
                say(purpose, "no complete answer within " + timeout.toMillis() + " ms");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                say(purpose, "interrupted");
            } catch (ExecutionException | IOException | RuntimeException e) {
                say(purpose, Causes.deepest(e));
            }
            return ExitCode.NO_ANSWER;
        });
    }

    /** One call to the service, given up after {@link #timeout}. */
    <T> T within(Callable<T> call) throws TimeoutException, InterruptedException, ExecutionException {
        return Deadline.within(timeout, call);
    }

    private void say(String purpose, String why) {
        spec.commandLine().getErr().println(purpose + " from " + url + ": " + Printable.of(why));
    }

    private @Nullable BearerToken token() {
        try {
            return BearerToken.from(tokenFile, System.getenv()).orElse(null);
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "--token-file cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    URI url() {
        return url;
    }

    Duration timeout() {
        return timeout;
    }

    /** Takes {@code http} and {@code https} URLs without user, query or fragment. */
    static final class Url implements ITypeConverter<URI> {

        @Override
        public URI convert(String value) {
            try {
                URI url = new URI(value);
                boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
                if (web
                        && url.getHost() != null
                        && url.getUserInfo() == null
                        && url.getQuery() == null
                        && url.getFragment() == null) {
                    return url;
                }
            } catch (URISyntaxException e) {
                // said below, in the words of the command line
            }
            throw new TypeConversionException("must be a URL like http://127.0.0.1:9090, got '" + value + "'");
        }
    }
}
