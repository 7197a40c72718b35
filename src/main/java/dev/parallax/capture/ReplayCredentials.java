package dev.parallax.capture;

import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Headers.Field;
import dev.parallax.exchange.SensitiveNames;
import dev.parallax.exchange.Tenant;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes recorded credentials off a request and puts the configured ones on it. Secrets are read once a tenant and kept in
 * memory only. Thread-safe.
 */
final class ReplayCredentials {

    private static final SettingName SETTING = new SettingName("parallax.replay.credentials");
    private static final String ACCEPTED =
            "comma-separated NAME=" + SecretSource.ACCEPTED + ", e.g. Authorization=env:REPLAY_TOKEN";
    private static final String PLACEHOLDER = "{tenant}";
    /** Tenants whose secrets are kept; far more than are replayed at a time. */
    private static final int MOST_TENANTS = 10_000;

    private static final SensitiveNames NAMES = new SensitiveNames(List.of());

    private final Map<HeaderName, SecretSource> sources;
    private final Set<String> harmless;
    private final ConcurrentMap<Tenant, List<Field>> known = new ConcurrentHashMap<>();

    private ReplayCredentials(Map<HeaderName, SecretSource> sources, Set<String> harmless) {
        this.sources = sources;
        this.harmless = harmless;
    }

    /**
     * As the operator configured. Secrets that are the same for every tenant must be there.
     *
     * @param tenantHeader is never taken for a credential
     * @throws InvalidSettingException if an entry is none, or its secret is not there
     */
    static ReplayCredentials from(ReplayConfig config, HeaderName tenantHeader) {
        Map<HeaderName, SecretSource> sources = new LinkedHashMap<>();
        for (String entry : config.credentials().orElse(List.of())) {
            int equals = entry.indexOf('=');
            if (equals < 1) {
                throw new InvalidSettingException(SETTING, "an entry without '='", ACCEPTED);
            }
            HeaderName name =
                    HeaderName.parse(SETTING, entry.substring(0, equals).strip());
            SecretSource source =
                    SecretSource.parse(SETTING, entry.substring(equals + 1).strip(), System::getenv);
            if (!perTenant(source)) {
                source.read(SETTING);
            }
            sources.put(name, source);
        }
        Set<String> harmless = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        harmless.add(tenantHeader.text());
        config.harmless().orElse(List.of()).forEach(name -> harmless.add(name.strip()));
        return new ReplayCredentials(sources, harmless);
    }

    /** Those fields without what looks like a credential. */
    Headers dropped(Headers recorded) {
        return Headers.of(recorded.fields().stream()
                .filter(field -> !isCredential(field.name()))
                .toList());
    }

    /** Whether a query holds something that looks like a credential: without it, it would be another question. */
    boolean inQuery(String query) {
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && isCredential(decoded(pair.substring(0, equals)))) {
                return true;
            }
        }
        return false;
    }

    /** The configured credentials for a tenant; empty if one of them is not there for it. */
    Optional<List<Field>> of(Tenant tenant) {
        List<Field> fields = known.get(tenant);
        if (fields == null) {
            fields = read(tenant);
            if (fields == null) {
                return Optional.empty();
            }
            if (known.size() < MOST_TENANTS) {
                known.put(tenant, fields);
            }
        }
        return Optional.of(fields);
    }

    private @Nullable List<Field> read(Tenant tenant) {
        List<Field> fields = new ArrayList<>(sources.size());
        for (Map.Entry<HeaderName, SecretSource> source : sources.entrySet()) {
            SecretSource own = source.getValue();
            if (perTenant(own) && !isFileName(tenant.name())) {
                return null;
            }
            try {
                fields.add(
                        new Field(source.getKey().text(), forTenant(own, tenant).read(SETTING)));
            } catch (InvalidSettingException notThere) {
                return null;
            }
        }
        return List.copyOf(fields);
    }

    private boolean isCredential(String name) {
        return !harmless.contains(name) && NAMES.contains(name);
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return name;
        }
    }

    private static boolean perTenant(SecretSource source) {
        return source instanceof SecretSource.Content content
                && content.path().toString().contains(PLACEHOLDER);
    }

    private static SecretSource forTenant(SecretSource source, Tenant tenant) {
        return source instanceof SecretSource.Content content
                ? new SecretSource.Content(Path.of(content.path().toString().replace(PLACEHOLDER, tenant.name())))
                : source;
    }

    /** A tenant's name comes from a request: it must not lead out of the directory. */
    private static boolean isFileName(String name) {
        return !name.startsWith(".")
                && name.toLowerCase(Locale.ROOT)
                        .chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "._-".indexOf(c) >= 0);
    }
}
