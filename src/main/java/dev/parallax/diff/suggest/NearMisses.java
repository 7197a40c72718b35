package dev.parallax.diff.suggest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parallax.exchange.Fragment;
import dev.parallax.rules.Treatment;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Wrong values close to one that was seen; a rule that hides one of them hides more than it should. */
final class NearMisses {

    private static final String WRONG_TYPE = "{\"unexpected\":[1]}";

    private NearMisses() {}

    /** What the other side might wrongly have answered instead of {@code right}. */
    static List<Fragment> of(Fragment right, Treatment treatment) {
        List<Fragment> wrong = new ArrayList<>();
        wrong.add(present(WRONG_TYPE));
        Optional<JsonNode> value = SeenPlace.json(right);
        if (!(treatment instanceof Treatment.AbsentLike)) {
            wrong.add(Fragment.absent());
            wrong.add(present("null"));
        }
        if (value.isEmpty()) {
            wrong.add(present("\"unexpected\""));
        } else if (value.get().isNumber()) {
            wrong.add(present(DecimalNode.valueOf(value.get().decimalValue().add(BigDecimal.ONE))
                    .toString()));
        } else if (value.get().isTextual()) {
            texts(value.get().textValue(), treatment)
                    .forEach(text -> wrong.add(present(TextNode.valueOf(text).toString())));
        } else if (value.get().isBoolean()) {
            wrong.add(present(value.get().booleanValue() ? "false" : "true"));
        }
        return wrong;
    }

    private static List<String> texts(String right, Treatment treatment) {
        List<String> wrong = new ArrayList<>();
        wrong.add(right + "!");
        if (treatment instanceof Treatment.InstantTolerance) {
            shifted(right).forEach(wrong::add);
        } else if (!(treatment instanceof Treatment.MustMatch)) {
            // What a rule about URLs is allowed to hide, the origin, is checked where it is proposed.
            int from =
                    treatment instanceof Treatment.UrlIgnoring ? origin(right).length() : 0;
            for (int i = from; i < right.length(); i++) {
                char c = right.charAt(i);
                if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
                    wrong.add(right.substring(0, i) + (c == '7' ? '3' : '7') + right.substring(i + 1));
                }
            }
        }
        return wrong;
    }

    /** Scheme and authority of an absolute URL; empty for any other text. */
    static String origin(String text) {
        int authority = text.indexOf("://");
        if (authority < 0) {
            return "";
        }
        int end = authority + 3;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(0, end);
    }

    /** The same clock in another zone, another day, another hour. */
    private static List<String> shifted(String right) {
        try {
            OffsetDateTime moment = OffsetDateTime.parse(right);
            return List.of(
                    moment.plusHours(1).toString(),
                    moment.minusHours(2).toString(),
                    moment.plusDays(1).toString(),
                    moment.plusMinutes(30).toString());
        } catch (DateTimeException e) {
            return List.of();
        }
    }

    private static Fragment present(String json) {
        return new Fragment.Present(json, json.length(), false);
    }
}
