package dev.parallax.report;

import dev.parallax.capture.CaptureConfig;
import dev.parallax.report.page.DiscrepancyView.Command;
import dev.parallax.report.wire.SampleLine;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Commands with which a reader asks each side the same thing again. They hold no credentials: those were never kept, and
 * what a configured address holds of them is left out. Thread-safe.
 */
@ApplicationScoped
class AskYourself {

    private final CaptureConfig config;

    AskYourself(CaptureConfig config) {
        this.config = config;
    }

    /** One command for each side whose address is known; none if the request was no plain one. */
    List<Command> commands(SampleLine sample) {
        int space = sample.request().indexOf(' ');
        List<Command> commands = new ArrayList<>();
        if (space > 0 && sample.request().chars().noneMatch(Character::isISOControl)) {
            Asked asked = new Asked(
                    sample.tenant(),
                    sample.request().substring(0, space),
                    sample.request().substring(space + 1));
            command(config.legacyUrl(), asked, "legacy").ifPresent(commands::add);
            command(config.candidateUrl(), asked, "candidate").ifPresent(commands::add);
        }
        return commands;
    }

    private record Asked(String tenant, String method, String target) {}

    private Optional<Command> command(Optional<String> configured, Asked asked, String side) {
        return configured.flatMap(AskYourself::withoutUser).map(base -> {
            StringBuilder line = new StringBuilder("curl -sS");
            if (asked.method().equals("HEAD")) {
                line.append(" -I");
            } else if (!asked.method().equals("GET")) {
                line.append(" -X ").append(quoted(asked.method()));
            }
            if (config.tenantSource().toLowerCase(Locale.ROOT).equals("header")) {
                line.append(" -H ").append(quoted(config.tenantHeader() + ": " + asked.tenant()));
            }
            return new Command(
                    "Ask " + side,
                    side,
                    line.append(' ').append(quoted(base + asked.target())).toString());
        });
    }

    /** The address without a user and password in it; empty if it is none. */
    private static Optional<String> withoutUser(String configured) {
        try {
            URI url = URI.create(configured);
            String path = url.getPath() == null ? "" : url.getRawPath();
            return url.getHost() == null
                    ? Optional.empty()
                    : Optional.of(url.getScheme() + "://" + url.getHost()
                            + (url.getPort() < 0 ? "" : ":" + url.getPort())
                            + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path));
        } catch (IllegalArgumentException noUrl) {
            return Optional.empty();
        }
    }

    /** As one word of a POSIX shell, whatever it holds. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
