package dev.parallax.exchange;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Names of parameters, keys and headers whose values are credentials. Immutable. */
public final class SensitiveNames {

    /** A name with any of these in it, letters and digits only, is sensitive. */
    private static final List<String> PARTS = List.of(
            "password",
            "passwd",
            "passphrase",
            "pwd",
            "secret",
            "token",
            "apikey",
            "accesskey",
            "privatekey",
            "authorization",
            "cookie",
            "sessionid",
            "credential",
            "signature",
            "bearer",
            "jwt",
            "cardnumber",
            "cvv",
            "iban",
            "ssn");

    private static final Set<String> WHOLE = Set.of("auth", "pin", "otp", "sig", "sid", "session", "key", "pass");

    private final Set<String> configured;

    /**
     * @param configured further names, compared without case and punctuation
     */
    public SensitiveNames(Collection<String> configured) {
        this.configured = configured.stream().map(SensitiveNames::plain).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether what stands under {@code name} must not be kept. */
    public boolean contains(String name) {
        String plain = plain(name);
        return WHOLE.contains(plain)
                || configured.contains(plain)
                || PARTS.stream().anyMatch(plain::contains);
    }

    private static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        String lower = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            if (Character.isLetterOrDigit(lower.charAt(i))) {
                plain.append(lower.charAt(i));
            }
        }
        return plain.toString();
    }
}
