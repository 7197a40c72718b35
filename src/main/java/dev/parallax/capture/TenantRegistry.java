package dev.parallax.capture;

import dev.parallax.exchange.Tenant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The tenants there are, so that a mistyped or made-up name opens no evidence of its own. Open, unless tenants are
 * configured: then whoever is not among them is served and counted, not compared. Thread-safe; {@link #look} does the I/O.
 */
final class TenantRegistry {

    private static final Logger LOG = Logger.getLogger(TenantRegistry.class);
    private static final SettingName NAMES = new SettingName("parallax.tenants");
    private static final SettingName FILE = new SettingName("parallax.tenants-file");

    private final Set<Tenant> listed;
    private final Optional<Path> file;
    /** Null if everybody is known. */
    private volatile @Nullable Set<Tenant> known;
    /** What {@link #look} saw last; for its thread only. */
    private @Nullable Object seen;

    private TenantRegistry(Set<Tenant> listed, Optional<Path> file) {
        this.listed = listed;
        this.file = file;
    }

    /** Knows every tenant. */
    static TenantRegistry open() {
        return new TenantRegistry(Set.of(), Optional.empty());
    }

    /**
     * As the operator configured: a list, a file with one name a line ({@code #} begins a comment), both, or neither.
     *
     * @throws InvalidSettingException if a name cannot be a tenant's, or the file cannot be read
     */
    static TenantRegistry of(Optional<List<String>> names, Optional<Path> file) {
        Set<Tenant> listed = new TreeSet<>();
        for (String name : names.orElse(List.of())) {
            listed.add(tenant(NAMES, name.strip()));
        }
        TenantRegistry registry = new TenantRegistry(Set.copyOf(listed), file);
        if (file.isPresent()) {
            registry.seen = stampOf(file.get());
            registry.known = registry.read(file.get());
        } else if (names.isPresent()) {
            registry.known = registry.listed;
        }
        return registry;
    }

    boolean knows(Tenant tenant) {
        Set<Tenant> now = known;
        return now == null || now.contains(tenant);
    }

    /** Whether there is a file to be looked at. */
    boolean mayChange() {
        return file.isPresent();
    }

    /** Reads the file again if it has changed. One that cannot be used changes nothing, and is named in the log. */
    void look() {
        if (file.isEmpty()) {
            return;
        }
        Object stamp = stampOf(file.get());
        if (stamp.equals(seen)) {
            return;
        }
        seen = stamp;
        try {
            Set<Tenant> now = read(file.get());
            known = now;
            LOG.infof("The registry of tenants was read again: %d tenants.", now.size());
        } catch (InvalidSettingException unusable) {
            LOG.errorf("The registry of tenants was not read again, the old one stays: %s", unusable.getMessage());
        }
    }

    private Set<Tenant> read(Path path) {
        Set<Tenant> tenants = new TreeSet<>(listed);
        try {
            for (String line : Files.readAllLines(path, StandardCharsets.UTF_8)) {
                int comment = line.indexOf('#');
                String name = (comment < 0 ? line : line.substring(0, comment)).strip();
                if (!name.isEmpty()) {
                    tenants.add(tenant(FILE, name));
                }
            }
        } catch (IOException unreadable) {
            throw new InvalidSettingException(
                    FILE, "'" + path + "'", "a file that can be read, one tenant a line, in UTF-8");
        }
        return Set.copyOf(tenants);
    }

    private static Object stampOf(Path path) {
        try {
            return List.of(Files.getLastModifiedTime(path), Files.size(path));
        } catch (IOException away) {
            return "away";
        }
    }

    private static Tenant tenant(SettingName setting, String name) {
        if (!Tenant.isValid(name)) {
            throw new InvalidSettingException(setting, "a name that no tenant can have", "names of tenants");
        }
        return new Tenant(name);
    }
}
