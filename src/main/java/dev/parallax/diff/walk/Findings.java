package dev.parallax.diff.walk;

import dev.parallax.diff.Comparison;
import dev.parallax.diff.budget.Limits;
import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Masked;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.RuleId;
import dev.parallax.exchange.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Collects what one comparison finds. Bounded: over {@link Limits#listed} differences only new patterns, kinds and shapes
 * are listed, and over twice as many none, so a flood of one sort never hides another. What was found since a mark can be
 * taken back, for walks that were on a wrong track. Not thread-safe.
 */
public final class Findings {

    private record Sort(PathPattern pattern, DifferenceKind kind, ChangeShape shape) {
        static Sort of(Difference difference) {
            return new Sort(difference.pattern(), difference.kind(), difference.shape());
        }
    }

    private record Mask(RuleId rule, PathPattern pattern) {}

    /**
     * How far findings had come.
     *
     * @param listed differences listed
     * @param unlisted differences beyond the bound
     * @param masks masked places
     * @param spellings those of the differences that are of spelling only
     */
    public record Mark(int listed, int unlisted, int masks, int spellings) {}

    private final int bound;
    private final List<Difference> differences = new ArrayList<>();
    private final List<Mask> masks = new ArrayList<>();

    /** How many differences of each sort are listed; counted only once the bound is reached. */
    private @Nullable Map<Sort, Integer> sorts;

    private int unlisted;
    private int spellings;

    /** The mark set last, for as long as nothing is found most are the same. */
    private Mark last = new Mark(0, 0, 0, 0);

    public Findings(Limits limits) {
        this.bound = limits.listed();
    }

    public void add(Difference difference) {
        spellings += difference.kind() == DifferenceKind.LEXICAL ? 1 : 0;
        boolean room = differences.size() < bound
                || (differences.size() < 2 * bound && !sorts().containsKey(Sort.of(difference)));
        if (room) {
            differences.add(difference);
            if (sorts != null) {
                sorts.merge(Sort.of(difference), 1, Integer::sum);
            }
        } else {
            unlisted++;
        }
    }

    private Map<Sort, Integer> sorts() {
        Map<Sort, Integer> counts = sorts;
        if (counts == null) {
            counts = new HashMap<>();
            for (Difference difference : differences) {
                counts.merge(Sort.of(difference), 1, Integer::sum);
            }
            sorts = counts;
        }
        return counts;
    }

    public void mask(RuleId rule, PathPattern pattern) {
        Mask before = masks.isEmpty() ? null : masks.get(masks.size() - 1);
        boolean again = before != null
                && before.pattern().equals(pattern)
                && before.rule().equals(rule);
        masks.add(again ? before : new Mask(rule, pattern));
    }

    public Mark mark() {
        Mark mark = last;
        if (mark.listed() != differences.size()
                || mark.unlisted() != unlisted
                || mark.masks() != masks.size()
                || mark.spellings() != spellings) {
            mark = new Mark(differences.size(), unlisted, masks.size(), spellings);
            last = mark;
        }
        return mark;
    }

    public void takeBack(Mark mark) {
        while (differences.size() > mark.listed()) {
            Difference last = differences.remove(differences.size() - 1);
            if (sorts != null) {
                sorts.computeIfPresent(Sort.of(last), (sort, count) -> count == 1 ? null : count - 1);
            }
        }
        masks.subList(mark.masks(), masks.size()).clear();
        unlisted = mark.unlisted();
        spellings = mark.spellings();
    }

    /** Replaces each difference listed since the mark by what {@code revision} makes of it; null takes it back. */
    public void revise(Mark mark, Function<Difference, @Nullable Difference> revision) {
        List<Difference> since = new ArrayList<>(differences.subList(mark.listed(), differences.size()));
        int unlistedSince = unlisted;
        List<Mask> masksSince = new ArrayList<>(masks.subList(mark.masks(), masks.size()));
        takeBack(mark);
        masks.addAll(masksSince);
        unlisted = unlistedSince;
        for (Difference difference : since) {
            Difference revised = revision.apply(difference);
            if (revised != null) {
                add(revised);
            }
        }
    }

    /** How many differences were found so far, listed or not. */
    public int differences() {
        return differences.size() + unlisted;
    }

    /** How many of them are of more than spelling. */
    public int substantial() {
        return differences() - spellings;
    }

    /** Whether a difference that blocks was found. */
    public boolean blocks() {
        return differences.stream().anyMatch(difference -> difference.severity().blocks());
    }

    /** Whether a difference of more than spelling or order of keys was found. */
    boolean beyondCosmetics() {
        return differences.stream().anyMatch(difference -> difference.severity() != Severity.COSMETIC);
    }

    public Comparison.Compared compared(boolean everythingMasked) {
        Map<Mask, Integer> counts = new LinkedHashMap<>();
        for (int from = 0, to; from < masks.size(); from = to) {
            Mask mask = masks.get(from);
            to = from + 1;
            // Rows mask the same again and again.
            while (to < masks.size() && masks.get(to).equals(mask)) {
                to++;
            }
            counts.merge(mask, to - from, Integer::sum);
        }
        List<Masked> masked = new ArrayList<>(counts.size());
        counts.forEach((mask, count) -> masked.add(new Masked(mask.rule(), mask.pattern(), count)));
        return new Comparison.Compared(differences, masked, everythingMasked, unlisted);
    }
}
