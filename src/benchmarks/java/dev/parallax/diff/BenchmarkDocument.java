package dev.parallax.diff;

import com.google.re2j.Pattern;
import dev.parallax.rules.trie.CompiledRules;
import dev.parallax.rules.Treatment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * The pairs that are measured. Rows are what listings look like: two dozen short members, a nested object, a list; 2 KB, 48
 * KB or 1 MB of them. Rows of long texts are cheaper to read, for us and for others; one pair shows that.
 */
public enum BenchmarkDocument {
    EQUAL_BYTES(rows(100), rows(100), five()),
    SMALL_ONE_FIELD(rows(4), rows(4).replace("\"views\":62", "\"views\":63"), five()),
    ONE_FIELD(rows(100), changed(100), five()),
    KEYS_REORDERED(rows(100), reordered(100), five()),
    SHUFFLED_KEYED(rows(100), shuffled(100), keyed()),
    TOLERANCE_IN_EVERY_ROW(rows(100), rows(100).replace(".25,", ".259,"), tolerant()),
    LARGE_ONE_FIELD(rows(2_100), changed(2_100), five()),
    LARGE_ONE_REMOVED_KEYED(rows(2_100), removed(2_100), keyed()),
    LARGE_SHUFFLED_KEYED(rows(2_100), shuffled(2_100), keyed()),
    INTEGERS_REVERSED_UNORDERED(integers(false), integers(true), unordered()),
    FIFTY_RULES_MORE(rows(100), changed(100), fiftyMore()),
    LONG_TEXTS_ONE_FIELD(texts(), texts().replace("number 40 near", "number 40 by"), five());

    private final String legacy;
    private final String candidate;
    private final CompiledRules rules;

    BenchmarkDocument(String legacy, String candidate, TestRules rules) {
        this.legacy = legacy;
        this.candidate = candidate;
        this.rules = rules.compile();
    }

    String legacy() {
        return legacy;
    }

    String candidate() {
        return candidate;
    }

    CompiledRules rules() {
        return rules;
    }

    private static TestRules five() {
        return TestRules.rules()
                .at("$.meta.requestId", new Treatment.Ignore())
                .at("$..generatedAt", new Treatment.Ignore())
                .at("$.items[*].score", new Treatment.NumberTolerance(new BigDecimal("0.1"), null, null))
                .at("$.facets", new Treatment.ArrayUnordered())
                .at("$.items[*].note", new Treatment.TextForm(Set.of(Treatment.TextStep.TRIM)));
    }

    private static TestRules keyed() {
        return five().at("$.items", new Treatment.ArrayKeyed(List.of("id")));
    }

    private static TestRules tolerant() {
        return five().at("$.items[*].price", new Treatment.NumberTolerance(new BigDecimal("0.01"), null, null));
    }

    private static TestRules unordered() {
        return five().at("$.items", new Treatment.ArrayUnordered());
    }

    private static TestRules fiftyMore() {
        TestRules rules = five();
        for (int i = 0; i < 50; i++) {
            rules.at("$.other.place" + i + "[*].x", new Treatment.Replace(Pattern.compile("a"), "b"));
        }
        return rules;
    }

    private static String rows(int count) {
        return document(list(count));
    }

    private static String changed(int count) {
        List<String> rows = list(count);
        rows.set(count / 2, row(count / 2).replace("EUR", "CHF"));
        return document(rows);
    }

    private static String reordered(int count) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<String> members = members(i);
            Collections.rotate(members, 5);
            Collections.swap(members, 1, 7);
            rows.add("{" + String.join(",", members) + "}");
        }
        return document(rows);
    }

    private static String shuffled(int count) {
        List<String> rows = list(count);
        Collections.shuffle(rows, new Random(5));
        return document(rows);
    }

    private static String removed(int count) {
        List<String> rows = list(count);
        rows.remove(3);
        return document(rows);
    }

    private static String integers(boolean reversed) {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            numbers.add(Integer.toString(100_000 + i * 7));
        }
        if (reversed) {
            Collections.reverse(numbers);
        }
        return document(numbers);
    }

    private static List<String> list(int count) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row(i));
        }
        return rows;
    }

    private static String document(List<String> rows) {
        return "{\"total\":" + rows.size() + ",\"items\":[" + String.join(",", rows) + "],\"next\":null}";
    }

    private static String row(int i) {
        return "{" + String.join(",", members(i)) + "}";
    }

    private static List<String> members(int i) {
        return new ArrayList<>(List.of(
                "\"id\":" + i,
                "\"sku\":\"A" + (10_000 + i) + "\"",
                "\"price\":" + (100_000 + i) + ".25",
                "\"currency\":\"EUR\"",
                "\"rooms\":" + (i % 7 + 1),
                "\"floor\":" + i % 5,
                "\"area\":" + (40 + i % 90),
                "\"zip\":\"" + (10_000 + i) + "\"",
                "\"city\":\"Berlin\"",
                "\"lat\":52.5" + i % 10,
                "\"lon\":13.4" + i % 10,
                "\"agent\":{\"id\":" + i % 50 + ",\"name\":\"Agent " + i % 50 + "\",\"active\":true}",
                "\"tags\":[\"balcony\",\"garden\",\"lift\"]",
                "\"state\":\"OPEN\"",
                "\"kind\":\"flat\"",
                "\"pets\":true",
                "\"new\":false",
                "\"views\":" + i * 31,
                "\"likes\":" + i % 40,
                "\"createdAt\":\"2024-07-0" + (i % 9 + 1) + "T12:00:00Z\"",
                "\"energy\":\"B\"",
                "\"heating\":\"gas\"",
                "\"year\":" + (1900 + i % 120),
                "\"score\":4." + i % 10,
                "\"deposit\":null",
                "\"note\":\"quiet\"",
                "\"sold\":" + (i % 3 == 0)));
    }

    private static String texts() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 110; i++) {
            rows.add("{\"id\":" + i + ",\"title\":\"Sunny flat number " + i
                    + " near the river\",\"description\":\"" + "A bright and quiet place with much light. ".repeat(8)
                    + "\"}");
        }
        return document(rows);
    }
}
