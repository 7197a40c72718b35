package dev.parallax.diff.header;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code Link} fields (RFC 8288 §3): a set of links, grouped by relation. */
final class Links {

    private Links() {}

    /** Null if one of them is no link. */
    static @Nullable String json(List<String> lines) {
        Map<String, Set<String>> byRelation = new TreeMap<>();
        for (String line : lines) {
            for (String link : FieldText.split(line, ',')) {
                if (!read(link, byRelation)) {
                    return null;
                }
            }
        }
        JsonObject links = new JsonObject();
        byRelation.forEach((relation, targets) -> links.put(relation, "[" + String.join(",", targets) + "]"));
        return links.json();
    }

    private static boolean read(String link, Map<String, Set<String>> byRelation) {
        int end = link.indexOf('>');
        if (!link.startsWith("<") || end < 0) {
            return false;
        }
        JsonObject target = new JsonObject();
        target.putText("href", link.substring(1, end).strip());
        String relations = "";
        for (String parameter : FieldText.split(link.substring(end + 1), ';')) {
            int equals = parameter.indexOf('=');
            String name = (equals < 0 ? parameter : parameter.substring(0, equals))
                    .strip()
                    .toLowerCase(Locale.ROOT);
            String value = equals < 0
                    ? ""
                    : FieldText.unquoted(parameter.substring(equals + 1).strip());
            if (!name.equals("rel")) {
                // Not where the link leads: no name of a parameter holds an equals sign.
                target.putText(name.equals("href") ? "href=" : name, value);
            } else if (relations.isEmpty()) {
                // Later ones do not count (§3.3).
                relations = value;
            }
        }
        String json = target.json();
        for (String relation :
                relations.isBlank() ? new String[] {""} : relations.strip().split("\\s+")) {
            byRelation
                    .computeIfAbsent(relation.toLowerCase(Locale.ROOT), unseen -> new TreeSet<>())
                    .add(json);
        }
        return true;
    }
}
