package dev.parallax.shadow;

import dev.parallax.capture.HeaderName;
import dev.parallax.capture.InvalidSettingException;
import dev.parallax.capture.SecretSource;
import dev.parallax.capture.SettingName;
import dev.parallax.exchange.Headers.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What becomes of the client's header fields, credentials above all, in requests to the shadow side. Fields nobody names
 * pass. A secret is put in only where the client sent a field of that name: what was anonymous stays so, or the sides would
 * be asked different questions. Secrets are read once, at the start, and are no part of the read that evidence is made from.
 * Immutable.
 */
public final class ShadowHeaders {

    private static final SettingName SETTING = new SettingName("parallax.shadow.headers");
    private static final String ACCEPTED =
            "comma-separated NAME=pass, NAME=drop or NAME=" + SecretSource.ACCEPTED + ", e.g. Cookie=drop";

    /** Everything passes. */
    static final ShadowHeaders UNTOUCHED = new ShadowHeaders(Map.of());

    /** By name, in any case. */
    private final Map<String, Treatment> treatments;

    private ShadowHeaders(Map<String, Treatment> treatments) {
        this.treatments = treatments;
    }

    private sealed interface Treatment {

        record Pass() implements Treatment {}

        record Drop() implements Treatment {}

        /** Holds a secret, so it has no text of its own. */
        record Replace(String value) implements Treatment {
            @Override
            public String toString() {
                return "Replace";
            }
        }
    }

    /**
     * As the operator configured.
     *
     * @throws InvalidSettingException if an entry is none, or its secret is not there
     */
    static ShadowHeaders parse(List<String> entries) {
        if (entries.isEmpty()) {
            return UNTOUCHED;
        }
        Map<String, Treatment> treatments = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String entry : entries) {
            int equals = entry.indexOf('=');
            if (equals < 1) {
                throw new InvalidSettingException(SETTING, "an entry without '='", ACCEPTED);
            }
            HeaderName name =
                    HeaderName.parse(SETTING, entry.substring(0, equals).strip());
            if (treatments.put(
                            name.text(), treatment(entry.substring(equals + 1).strip()))
                    != null) {
                throw new InvalidSettingException(SETTING, "two entries for '" + name + "'", "one entry a header");
            }
        }
        return new ShadowHeaders(treatments);
    }

    /** That field as the shadow side is to see it; empty if it is not to. */
    Optional<Field> treat(Field field) {
        Treatment treatment = treatments.isEmpty() ? null : treatments.get(field.name());
        if (treatment == null || treatment instanceof Treatment.Pass) {
            return Optional.of(field);
        }
        return treatment instanceof Treatment.Replace replace
                ? Optional.of(new Field(field.name(), replace.value()))
                : Optional.empty();
    }

    private static Treatment treatment(String text) {
        return switch (text) {
            case "pass" -> new Treatment.Pass();
            case "drop" -> new Treatment.Drop();
            default ->
                new Treatment.Replace(
                        SecretSource.parse(SETTING, text, System::getenv).read(SETTING));
        };
    }

    /** Names only. */
    @Override
    public String toString() {
        return "ShadowHeaders" + treatments.keySet();
    }
}
