package dev.parallax.readiness.judge;

import dev.parallax.evidence.OperationEvidence;
import dev.parallax.exchange.Tenant;
import java.util.regex.Pattern;

/**
 * When asking a tenant's kept reads again would bring evidence, and how to. It does only where reads are known that these
 * builds were not compared on: the same read asked twice is one case.
 */
final class Again {

    /** What a shell takes as it stands. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=-]+");

    private Again() {}

    /** Whether reads of {@code operation} were served that these builds were not compared on. */
    static boolean helps(OperationEvidence operation) {
        return operation.servedReads() > operation.counts().compared();
    }

    /** Whether that holds of some operation. */
    static boolean helps(Docket docket) {
        return docket.operations().stream().anyMatch(Again::helps);
    }

    /** {@code , or `parallax recheck --tenant acme --operation listings.search`} where it helps; empty where not. */
    static String or(OperationEvidence operation, Docket docket) {
        return helps(operation) ? ", or " + command(operation, docket) : "";
    }

    /** {@code , or `parallax recheck --tenant acme`} where it helps; empty where not. */
    static String or(Docket docket) {
        return helps(docket) ? ", or " + command(docket) : "";
    }

    /** The command for one operation. */
    static String command(OperationEvidence operation, Docket docket) {
        return "`parallax recheck --tenant " + name(docket.tenant()) + " --operation "
                + quoted(operation.operation().value()) + "`";
    }

    /** The command for all of them. */
    static String command(Docket docket) {
        return "`parallax recheck --tenant " + name(docket.tenant()) + "`";
    }

    private static String name(Tenant tenant) {
        return quoted(tenant.name());
    }

    /** As a shell takes it, whatever it is: names come from requests. */
    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() && !word.startsWith("-") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
