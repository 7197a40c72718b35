package dev.parallax.diff.walk;

import dev.parallax.diff.json.Ints;
import dev.parallax.diff.json.JsonScanner;
import dev.parallax.diff.json.JsonStrings;
import dev.parallax.diff.json.NotJsonException;
import dev.parallax.diff.json.Span;
import dev.parallax.exchange.Side;
import dev.parallax.rules.trie.RuleState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reports the members of two objects that only one side has, and that the others come in another order. */
final class MemberReport {

    private final Walk walk;
    private final Cursor cursor;
    private final Frames frames;
    private final Surroundings around;
    private final int depth;

    /** Name's start and end, value's start and end of legacy's members the candidate has not; null while there are none. */
    private @Nullable Ints removed;

    MemberReport(Walk walk, Cursor cursor, Frames frames, Surroundings around, int depth) {
        this.walk = walk;
        this.cursor = cursor;
        this.frames = frames;
        this.around = around;
        this.depth = depth;
    }

    void removed(int nameStart, int nameEnd, int start, int end) {
        Ints spans = removed == null ? new Ints() : removed;
        spans.add(nameStart);
        spans.add(nameEnd);
        spans.add(start);
        spans.add(end);
        removed = spans;
    }

    /**
     * Reports what there is.
     *
     * @param candidates the candidate's members; those not taken were added
     * @param reordered whether common members come in another order
     */
    void all(MemberIndex candidates, boolean reordered) throws NotJsonException {
        if (removed != null || candidates.taken() < candidates.size()) {
            List<OneSided> gone = removed == null ? List.of() : gone(removed);
            oneSided(gone, added(candidates));
        }
        if (reordered) {
            walk.keysReordered(around.place(depth), around.severity(depth));
        }
    }

    private List<OneSided> gone(Ints spans) {
        List<OneSided> gone = new ArrayList<>();
        for (int i = 0; i < spans.size(); i += 4) {
            gone.add(new OneSided(
                    JsonStrings.decode(cursor.legacy, spans.get(i), spans.get(i + 1)),
                    new Span(cursor.legacy, spans.get(i + 2), spans.get(i + 3))));
        }
        return gone;
    }

    private List<OneSided> added(MemberIndex index) {
        List<OneSided> added = new ArrayList<>();
        for (int j = 0; j < index.size(); j++) {
            if (!index.isTaken(j)) {
                added.add(new OneSided(
                        JsonStrings.decode(cursor.candidate, index.nameStart(j), index.nameEnd(j)),
                        new Span(cursor.candidate, index.valueStart(j), index.valueEnd(j))));
            }
        }
        return added;
    }

    private void oneSided(List<OneSided> gone, List<OneSided> added) throws NotJsonException {
        if (!gone.isEmpty()) {
            Set<String> names = names(cursor.candidate, cursor.candidateScanner, frames.candidateStart[depth]);
            for (OneSided member : gone) {
                report(member, Side.LEGACY, names.contains(member.name()), Renames.find(member.value(), added));
            }
        }
        if (!added.isEmpty()) {
            Set<String> names = names(cursor.legacy, cursor.legacyScanner, frames.legacyStart[depth]);
            for (OneSided member : added) {
                report(member, Side.CANDIDATE, names.contains(member.name()), Renames.find(member.value(), gone));
            }
        }
    }

    private Set<String> names(byte[] doc, JsonScanner scanner, int object) throws NotJsonException {
        Set<String> names = new HashSet<>();
        int from = scanner.blanks(object + 1);
        while (scanner.at(from) != '}') {
            int nameEnd = scanner.name(from);
            names.add(JsonStrings.decode(doc, from, nameEnd));
            int end = scanner.value(scanner.colon(nameEnd), 0);
            walk.spend(end - (long) from);
            from = MemberIndex.next(scanner, end);
        }
        return names;
    }

    private void report(OneSided member, Side side, boolean repeated, @Nullable String renamed)
            throws NotJsonException {
        Span value = member.value();
        RuleState below = around.member(depth, member.name(), around.probe(side, value.start()));
        walk.oneSided(
                value,
                side,
                around.place(depth).member(member.name()),
                below,
                around.state(depth),
                true,
                repeated,
                renamed,
                around.severity(depth));
    }
}
