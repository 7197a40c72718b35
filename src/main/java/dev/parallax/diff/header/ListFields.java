package dev.parallax.diff.header;

import java.util.List;
import java.util.Locale;

/** Fields that are lists of names, with or without a value. Several lines are one list (RFC 9110 §5.3). */
final class ListFields {

    private ListFields() {}

    static String names(List<String> lines, boolean ignoreCase) {
        JsonObject names = new JsonObject();
        for (String line : lines) {
            for (String name : FieldText.split(line, ',')) {
                names.putTrue(ignoreCase ? name.toLowerCase(Locale.ROOT) : name);
            }
        }
        return names.json();
    }

    /** Of a directive that stands twice both are kept: caches disagree about which counts (RFC 9111 §4.2.1). */
    static String directives(List<String> lines) {
        JsonObject directives = new JsonObject();
        for (String line : lines) {
            for (String directive : split(line)) {
                int equals = directive.indexOf('=');
                String name = (equals < 0 ? directive : directive.substring(0, equals))
                        .strip()
                        .toLowerCase(Locale.ROOT);
                for (int again = 2; directives.has(name); again++) {
                    name = name.replaceFirst("#\\d+$", "") + "#" + again;
                }
                if (equals < 0) {
                    directives.putTrue(name);
                } else {
                    directives.putValue(
                            name,
                            FieldText.unquoted(directive.substring(equals + 1).strip()));
                }
            }
        }
        return directives.json();
    }

    /** {@code Strict-Transport-Security} separates its directives with semicolons. */
    private static List<String> split(String line) {
        return FieldText.split(line, ',').stream()
                .flatMap(part -> FieldText.split(part, ';').stream())
                .toList();
    }
}
