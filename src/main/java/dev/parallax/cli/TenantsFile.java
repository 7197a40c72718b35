package dev.parallax.cli;

import dev.parallax.exchange.Tenant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads tenants from a file: one name a line; blank lines and lines that start with {@code #} are skipped. */
final class TenantsFile {

    private TenantsFile() {}

    /**
     * The tenants in file order, each once.
     *
     * @throws IllegalArgumentException if there is none, or a line can be no tenant's name; says which
     * @throws IOException if the file cannot be read
     */
    static List<Tenant> read(Path file) throws IOException {
        List<Tenant> tenants = new ArrayList<>();
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (int i = 0; i < lines.size(); i++) {
            String name = lines.get(i).strip();
            if (name.isEmpty() || name.startsWith("#")) {
                continue;
            }
            if (!Tenant.isValid(name)) {
                throw new IllegalArgumentException(file + ":" + (i + 1) + ": no tenant can have that name");
            }
            Tenant tenant = new Tenant(name);
            if (!tenants.contains(tenant)) {
                tenants.add(tenant);
            }
        }
        if (tenants.isEmpty()) {
            throw new IllegalArgumentException(file + ": names no tenant");
        }
        return tenants;
    }
}
