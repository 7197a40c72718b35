package dev.parallax.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which service a command asks, and how long it waits for each answer. */
final class ServiceOptions {

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:9090",
            converter = Url.class,
            description = "Control plane of the service. Default: ${DEFAULT-VALUE}.")
    private URI url;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "10s",
            converter = DurationOption.class,
            description = "Longest wait for one answer, as 500ms, 10s or 2m. Default: ${DEFAULT-VALUE}.")
    private Duration timeout;

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
