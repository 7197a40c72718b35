package dev.parallax.diff.walk;

import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.json.Hashes;
import dev.parallax.diff.json.JsonNames;
import dev.parallax.diff.json.JsonNumbers;
import dev.parallax.diff.json.JsonScanner;
import dev.parallax.diff.json.JsonStrings;
import dev.parallax.diff.json.JsonType;
import dev.parallax.diff.json.NotJsonException;
import dev.parallax.diff.json.Numbers;
import dev.parallax.diff.json.Span;
import dev.parallax.diff.value.Embedded;
import dev.parallax.diff.value.Origins;
import dev.parallax.diff.value.RawValues;
import dev.parallax.diff.value.TextForms;
import dev.parallax.diff.value.ValueComparison;
import dev.parallax.exchange.Side;
import dev.parallax.rules.Treatment;
import dev.parallax.rules.trie.Applied;
import dev.parallax.rules.trie.PlaceRules;
import dev.parallax.rules.trie.RuleState;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Hashes values so that values equivalent under the rules have equal hashes: key order, spelling, ignored places and order
 * where it is no matter do not count. Walks bytes known to be valid; builds nothing but for strings with escapes and values
 * under rules. Not thread-safe.
 */
final class CanonicalHash {

    private static final long IGNORED = Hashes.mix(11);
    private static final long ABSENT = Hashes.mix(12);
    private static final long MATCHING = Hashes.mix(13);
    private static final long TOLERATED = Hashes.mix(14);
    private static final long EMBEDDED = Hashes.mix(15);
    private static final long STRING = Hashes.mix(16);
    static final long NUMBER = Hashes.mix(17);
    private static final long OBJECT = Hashes.mix(18);
    private static final long ARRAY = Hashes.mix(19);
    private static final long LENIENT = Hashes.mix(20);

    private final byte[] doc;
    private final JsonScanner scanner;
    private final Side side;
    private final HashUse use;
    private final Limits limits;
    private final Origins origins;
    private final JsonNames names = new JsonNames();

    /** Where the value hashed last ends. */
    private int end;

    CanonicalHash(byte[] doc, JsonScanner scanner, Side side, HashUse use, Walk walk) {
        this(doc, scanner, side, use, walk.limits(), walk.values().origins());
    }

    private CanonicalHash(byte[] doc, JsonScanner scanner, Side side, HashUse use, Limits limits, Origins origins) {
        this.doc = doc;
        this.scanner = scanner;
        this.side = side;
        this.use = use;
        this.limits = limits;
        this.origins = origins;
    }

    /** The hash of the value that starts and ends there, in the rules' state there. */
    long of(int start, int to, RuleState state) throws NotJsonException {
        byte first = doc[start];
        return state.here().none() && first != '{' && first != '[' ? scalar(start, to) : of(start, state);
    }

    /** The hash of the value that starts there, in the rules' state there. */
    long of(int start, RuleState state) throws NotJsonException {
        PlaceRules here = state.here();
        if (!here.none()) {
            if (here.ignore() != null) {
                end = scanner.value(start, 0);
                return IGNORED;
            }
            if (here.find(Treatment.AbsentLike.class) != null) {
                end = scanner.value(start, 0);
                if (isLikeAbsent(new Span(doc, start, end), here)) {
                    return ABSENT;
                }
            }
        }
        return switch (doc[start]) {
            case '{' -> object(start, state);
            case '[' -> array(start, state);
            default -> {
                end = doc[start] == '"' ? scanner.string(start) : scanner.scalar(start);
                yield here.none() ? scalar(start, end) : ruled(new Span(doc, start, end), state);
            }
        };
    }

    /** Whether the value stands for absence, or may agree with one that does, through a notion in force beside that. */
    private boolean isLikeAbsent(Span value, PlaceRules here) {
        if (ValueComparison.absentLike(value, here) != null) {
            return use == HashUse.ALIKE || mapped(value, here) == null;
        }
        return use == HashUse.ALIKE && !here.exact() && !value.type().isContainer();
    }

    private long object(int start, RuleState state) throws NotJsonException {
        long hash = OBJECT;
        int at = scanner.blanks(start + 1);
        while (doc[at] != '}') {
            int nameEnd = scanner.name(at);
            int value = scanner.colon(nameEnd);
            RuleState below =
                    state.anyBelow() ? state.member(JsonStrings.decode(doc, at, nameEnd), probe(value)) : state.dead();
            long hashed = of(value, below);
            // Ignored and as-if-absent members are as if they were not there.
            if (hashed != IGNORED && hashed != ABSENT) {
                hash += Hashes.pair(names.hash(doc, at, nameEnd), hashed);
            }
            at = scanner.blanks(end);
            at = doc[at] == ',' ? scanner.blanks(at + 1) : at;
        }
        end = at + 1;
        return Hashes.mix(hash);
    }

    private long array(int start, RuleState state) throws NotJsonException {
        Applied<?> rule = state.here().array();
        boolean inOrder = rule == null || rule.treatment() instanceof Treatment.ArrayOrdered;
        long hash = ARRAY;
        int index = 0;
        int at = scanner.blanks(start + 1);
        while (doc[at] != ']') {
            int first = at;
            RuleState below = state.anyBelow() ? state.element(index, () -> length(start), probe(first)) : state.dead();
            long hashed = of(at, below);
            // Ignored elements are as if they were not there.
            if (hashed != IGNORED) {
                hash = inOrder ? Hashes.pair(hash, hashed) : hash + Hashes.mix(hashed);
            }
            index++;
            at = scanner.blanks(end);
            at = doc[at] == ',' ? scanner.blanks(at + 1) : at;
        }
        end = at + 1;
        return Hashes.mix(hash);
    }

    private int length(int array) {
        return RawValues.length(doc, array, scanner);
    }

    private dev.parallax.rules.path.FilterProbe probe(int value) {
        return filter -> RawValues.holds(filter, doc, value, scanner);
    }

    private long scalar(int from, int to) {
        byte first = doc[from];
        if (first == '"') {
            return STRING ^ string(from, to);
        }
        return first == '-' || (first >= '0' && first <= '9')
                ? NUMBER ^ Numbers.hash(doc, from, to)
                : Hashes.bytes(doc, from, to);
    }

    /** The hash of the text, each side's own origin left out. */
    private long string(int from, int to) {
        if (origins.areKnown() && Origins.mayStandIn(doc, from, to)) {
            String text = JsonStrings.decode(doc, from, to);
            String without = origins.withoutOwn(side, text);
            if (!without.equals(text)) {
                return text(without);
            }
        }
        return names.hash(doc, from, to);
    }

    private long ruled(Span value, RuleState state) throws NotJsonException {
        PlaceRules here = state.here();
        if (use == HashUse.ALIKE && !here.exact()) {
            return TOLERATED;
        }
        Applied<Treatment.MustMatch> pattern = here.find(Treatment.MustMatch.class);
        if (pattern == null && here.find(Treatment.ValueMap.class) != null) {
            return underMap(value, here);
        }
        boolean string = value.type() == JsonType.STRING;
        if (string && here.find(Treatment.EmbeddedJson.class) != null) {
            Long inner = embedded(value, state);
            if (inner != null) {
                return inner;
            }
        }
        if (pattern != null
                && value.type() != JsonType.NULL
                && pattern.treatment().regex().matches(value.text())) {
            return MATCHING;
        }
        boolean lenient = here.find(Treatment.TypeLenient.class) != null && value.type() != JsonType.NULL;
        if (TextForms.any(here) && (lenient || string)) {
            String formed = TextForms.all(value.text(), here);
            return lenient ? leniently(formed, here) : STRING ^ text(formed);
        }
        if (string && here.find(Treatment.OriginsExact.class) != null) {
            return STRING ^ names.hash(doc, value.start(), value.end());
        }
        return lenient ? leniently(value.text(), here) : scalar(value.start(), value.end());
    }

    /** A value that is not mapped is what it is; what a rule beside the map would make of it is found by comparing. */
    private long underMap(Span value, PlaceRules here) {
        String mapped = mapped(value, here);
        if (use == HashUse.KEY) {
            return leniently(mapped == null ? value.text() : mapped);
        }
        if (mapped != null) {
            return STRING ^ text(mapped);
        }
        return value.type() == JsonType.STRING
                ? STRING ^ names.hash(doc, value.start(), value.end())
                : scalar(value.start(), value.end());
    }

    /** What the candidate must say for this value of legacy; null if no map says. */
    private @Nullable String mapped(Span value, PlaceRules here) {
        Applied<Treatment.ValueMap> map = here.find(Treatment.ValueMap.class);
        return map == null
                        || side == Side.CANDIDATE
                        || value.type().isContainer()
                        || here.find(Treatment.MustMatch.class) != null
                ? null
                : map.treatment().legacyToCandidate().get(value.text());
    }

    private @Nullable Long embedded(Span value, RuleState state) throws NotJsonException {
        byte[] inner = Embedded.document(value, limits);
        if (inner == null) {
            return null;
        }
        JsonScanner innerScanner = new JsonScanner(inner, inner.length, limits.depth());
        CanonicalHash hash = new CanonicalHash(inner, innerScanner, side, use, limits, origins);
        return EMBEDDED ^ hash.of(innerScanner.blanks(0), state);
    }

    /** Beside another notion of sameness numbers written otherwise, as text, are not sure to be equivalent. */
    private long leniently(String text, PlaceRules here) {
        return use == HashUse.KEY || here.exact() ? leniently(text) : LENIENT ^ text(text);
    }

    private static long leniently(String text) {
        if (!JsonNumbers.isNumber(text)) {
            return LENIENT ^ text(text);
        }
        byte[] number = text.getBytes(StandardCharsets.ISO_8859_1);
        return LENIENT ^ Numbers.hash(number, 0, number.length);
    }

    private static long text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Hashes.bytes(bytes, 0, bytes.length);
    }
}
