package dev.parallax.diff;

import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.budget.Refusal;
import dev.parallax.diff.json.NotJsonException;
import dev.parallax.diff.media.Notation;
import dev.parallax.diff.media.Rendering;
import dev.parallax.diff.media.UnreadableException;
import dev.parallax.diff.media.XmlText;
import dev.parallax.diff.walk.Findings;
import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Fragment;
import dev.parallax.exchange.JsonPointer;
import dev.parallax.exchange.Location;
import dev.parallax.exchange.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares two bodies of one notation other than JSON by the JSON that says the same. */
final class NotationDiff {

    /** Compares two JSON documents. */
    interface Documents {
        /** Compares; answers whether there was something to compare and rules left none of it. */
        boolean compare(byte[] legacy, byte[] candidate) throws NotJsonException;
    }

    /** One side's body cannot be read. */
    static final class OneUnreadableException extends Exception {
        OneUnreadableException(String who, String problem) {
            super(who + ": " + problem, null, false, false);
        }
    }

    private final Findings findings;
    private final Limits limits;

    NotationDiff(Findings findings, Limits limits) {
        this.findings = findings;
        this.limits = limits;
    }

    /**
     * Compares; answers whether there was something to compare and rules left none of it.
     *
     * @throws UnreadableException if neither body can be read
     * @throws OneUnreadableException if one cannot
     * @throws Refusal if one goes over a limit
     */
    boolean compare(AnnouncedBody legacy, AnnouncedBody candidate, Notation notation, Documents documents)
            throws UnreadableException, OneUnreadableException {
        Rendering one;
        try {
            one = notation.render(legacy.bytes(), legacy.type(), limits);
        } catch (UnreadableException e) {
            notation.render(candidate.bytes(), candidate.type(), limits);
            throw new OneUnreadableException("legacy", e.problem());
        }
        Rendering other;
        try {
            other = notation.render(candidate.bytes(), candidate.type(), limits);
        } catch (UnreadableException e) {
            throw new OneUnreadableException("candidate", e.problem());
        }
        Findings.Mark mark = findings.mark();
        boolean everythingMasked;
        try {
            everythingMasked = documents.compare(one.json(), other.json());
        } catch (NotJsonException e) {
            throw new IllegalStateException("a rendering is no JSON: " + e.problem(), e);
        }
        if (notation == Notation.XML) {
            findings.revise(mark, NotationDiff::withoutOrderThatFollows);
        }
        if (!one.faults().isEmpty() || !other.faults().isEmpty()) {
            findings.revise(mark, difference -> named(difference, one, other));
        }
        return everythingMasked;
    }

    /**
     * Null for a difference in the order of children that is only that some are not there on one side, which is reported
     * where they are missing.
     */
    private static @Nullable Difference withoutOrderThatFollows(Difference difference) {
        if (!difference.pattern().text().endsWith("['" + XmlText.ORDER + "']")) {
            return difference;
        }
        if (difference.kind() == DifferenceKind.ADDED || difference.kind() == DifferenceKind.REMOVED) {
            return null;
        }
        List<String> legacy = names(difference.legacy());
        List<String> candidate = names(difference.candidate());
        Set<String> common = new HashSet<>(legacy);
        common.retainAll(candidate);
        return runs(legacy, common).equals(runs(candidate, common)) ? null : ordered(difference);
    }

    private static Difference ordered(Difference difference) {
        return new Difference(
                difference.at(),
                difference.pattern(),
                DifferenceKind.ORDER,
                difference.severity(),
                difference.legacy(),
                difference.candidate(),
                new ChangeShape("elements in another order"));
    }

    private static List<String> names(Fragment fragment) {
        return fragment instanceof Fragment.Present present
                ? List.of(present.text().replace("\"", "").split(" ", -1))
                : List.of();
    }

    private static List<String> runs(List<String> names, Set<String> among) {
        List<String> runs = new ArrayList<>();
        for (String name : names) {
            if (among.contains(name)
                    && (runs.isEmpty() || !runs.get(runs.size() - 1).equals(name))) {
                runs.add(name);
            }
        }
        return runs;
    }

    /** The difference between a line that is JSON and one that is not, named as that. */
    private static Difference named(Difference difference, Rendering one, Rendering other) {
        if (!(difference.at() instanceof Location.InBody at)) {
            return difference;
        }
        String legacy = one.faults().get(line(at.legacy()));
        String candidate = other.faults().get(line(at.candidate()));
        boolean broken = (difference.legacy() instanceof Fragment.Present && legacy != null)
                || (difference.candidate() instanceof Fragment.Present && candidate != null);
        if (!broken) {
            return difference;
        }
        return new Difference(
                difference.at(),
                difference.pattern(),
                DifferenceKind.UNPARSEABLE,
                difference.severity().worseThan(Severity.BREAKING) ? difference.severity() : Severity.BREAKING,
                difference.legacy(),
                difference.candidate(),
                new ChangeShape("line in legacy: " + said(legacy) + "; candidate: " + said(candidate)));
    }

    private static String said(@Nullable String problem) {
        return problem == null ? "json" : problem;
    }

    /** The index of an element of the outermost array; -1 for a place further down. */
    private static int line(JsonPointer pointer) {
        String text = pointer.text();
        return text.matches("/[0-9]{1,9}") ? Integer.parseInt(text.substring(1)) : -1;
    }
}
