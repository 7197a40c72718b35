package dev.parallax.diff;

import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes to a document as defects make them; each changes what the document means, where it applies at all. */
enum Mutation {
    NUMBER_PLUS_ONE("(?<=[:\\[,])([1-9][0-9]{0,8})(?=[,\\]}])", "1$1"),
    NUMBER_TO_STRING("(?<=[:\\[,])(-?[0-9][0-9.e]*)(?=[,\\]}])", "\"$1\""),
    NUMBER_TO_NULL("(?<=[:\\[,])(-?[0-9][0-9.e]*)(?=[,\\]}])", "null"),
    NUMBER_NEGATED("(?<=[:\\[,])([1-9][0-9]*)(?=[,\\]}])", "-$1"),
    NUMBER_SCALED("(?<=[:\\[,])([1-9][0-9]{0,8})(?=[,\\]}])", "$1e2"),
    NUMBER_NUDGED("(?<=[:\\[,])([1-9][0-9]{0,8})(?=[,\\]}])", "$1.0000000000000000000000001"),
    TRUE_TO_FALSE("(?<=[:\\[,])true(?=[,\\]}])", "false"),
    FALSE_TO_TRUE("(?<=[:\\[,])false(?=[,\\]}])", "true"),
    TRUE_TO_STRING("(?<=[:\\[,])true(?=[,\\]}])", "\"true\""),
    TRUE_TO_ONE("(?<=[:\\[,])true(?=[,\\]}])", "1"),
    NULL_TO_EMPTY_STRING("(?<=[:\\[,])null(?=[,\\]}])", "\"\""),
    NULL_TO_FALSE("(?<=[:\\[,])null(?=[,\\]}])", "false"),
    NULL_TO_ARRAY("(?<=[:\\[,])null(?=[,\\]}])", "[]"),
    NULL_TO_OBJECT("(?<=[:\\[,])null(?=[,\\]}])", "{}"),
    EMPTY_ARRAY_TO_NULL("(?<=[:\\[,])\\[\\](?=[,\\]}])", "null"),
    EMPTY_ARRAY_TO_OBJECT("(?<=[:\\[,])\\[\\](?=[,\\]}])", "{}"),
    EMPTY_ARRAY_FILLED("(?<=[:\\[,])\\[\\](?=[,\\]}])", "[null]"),
    EMPTY_OBJECT_FILLED("(?<=[:\\[,])\\{\\}(?=[,\\]}])", "{\"new\":null}"),
    STRING_CASE("\"OPEN\"", "\"open\""),
    STRING_CONSTANT("\"OPEN\"", "\"SHUT\""),
    STRING_EXTENDED("\"(x|xy|acme)\"(?=[,\\]}])", "\"$1 \""),
    STRING_CUT("\"long text of some words\"", "\"long text of some word\""),
    STRING_TO_NUMBER("\"7\"(?=[,\\]}])", "7"),
    STRING_TO_BOOLEAN("\"true\"(?=[,\\]}])", "true"),
    STRING_TO_NULL("(?<=[:\\[,])\"[a-z]+\"(?=[,\\]}])", "null"),
    STRING_COMPOSED("e\u0301", "\u00e9"),
    STRING_DECOMPOSED("\u00e9", "e\u0301"),
    STRING_NUL_LOST("\\\\u0000", ""),
    STRING_QUOTE_LOST("a\\\\\"b", "ab"),
    STRING_EMOJI_LOST("\ud83d\ude00", "?"),
    STRING_EMOJI_HALVED("\ud83d\ude00", "\\\\\\\\ud83d"),
    INSTANT_SHIFTED("12:00:00Z", "13:00:00Z"),
    INSTANT_OFFSET_LOST("12:00:00Z", "12:00:00"),
    INSTANT_DATE_ONLY("2024-07-01T12:00:00Z", "2024-07-01"),
    TENANT_SWAPPED("\"acme\"", "\"zeta\""),
    EXPONENT("1e400", "1e401"),
    BEYOND_DOUBLE("9007199254740993", "9007199254740992"),
    FRACTION_CUT("12\\.50?", "12"),
    FRACTION_ROUNDED("12\\.50?", "13"),
    KEY_RENAMED("\"(id|tenant)\":", "\"$1s\":"),
    KEY_CASE("\"(id|tenant)\":", "\"X$1\":"),
    KEY_ADDED("\\{\"", "{\"brand_new\":1,\""),
    KEY_REPEATED("\\{\"id\":", "{\"id\":0,\"id\":"),
    KEY_REMOVED("\"id\":[0-9.e-]+,", ""),
    KEY_EMPTIED("\"(tenant|id)\":", "\"unheard of\":"),
    VALUE_WRAPPED("(?<=:)([0-9]+)(?=[,}])", "[$1]"),
    VALUE_NESTED("(?<=:)([0-9]+)(?=[,}])", "{\"value\":$1}"),
    ELEMENT_ADDED("\\[(?=[^\\]])", "[\"brand new\","),
    ELEMENT_DOUBLED("\\[([0-9]+),", "[$1,$1,"),
    ELEMENT_REMOVED("\\[([0-9]+),", "[");

    private final Pattern place;
    private final String change;

    Mutation(String place, String change) {
        this.place = Pattern.compile(place);
        this.change = change;
    }

    /** The document with one change; empty if it has no place for it, or the change came out the same. */
    Optional<String> apply(String document, Random random) {
        Matcher matcher = place.matcher(document);
        int places = (int) matcher.results().count();
        if (places == 0) {
            return Optional.empty();
        }
        int chosen = random.nextInt(places);
        matcher.reset();
        StringBuilder changed = new StringBuilder();
        for (int i = 0; matcher.find(); i++) {
            matcher.appendReplacement(changed, i == chosen ? change : Matcher.quoteReplacement(matcher.group()));
        }
        String result = matcher.appendTail(changed).toString();
        return result.equals(document) ? Optional.empty() : Optional.of(result);
    }
}
