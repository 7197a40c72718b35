package dev.parallax.cli;

import dev.parallax.exchange.Tenant;
import java.io.IOException;
import picocli.CommandLine.Option;

/** The one tenant a command is about. */
final class TenantChoice {

    @Option(
            names = "--tenant",
            required = true,
            paramLabel = "TENANT",
            converter = TenantOption.class,
            description = "The tenant, by the name it has in requests.")
    private Tenant tenant;

    Tenant tenant() {
        return tenant;
    }

    /**
     * Lets an answer by that is about the tenant.
     *
     * @param named whom it is about
     * @throws IOException if it is about another
     */
    void requireAbout(String named) throws IOException {
        if (!named.equals(tenant.name())) {
            throw new IOException("the answer is about another tenant");
        }
    }
}
