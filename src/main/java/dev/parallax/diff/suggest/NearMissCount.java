package dev.parallax.diff.suggest;

import dev.parallax.diff.DiffEngine;
import dev.parallax.exchange.Fragment;
import dev.parallax.rules.Treatment;
import java.util.List;

/**
 * How many wrong values beside a seen one a treatment would hide as well.
 *
 * @param tried wrong values tried
 * @param hidden how many of them it hides
 */
public record NearMissCount(int tried, int hidden) {

    /** None were tried. */
    public static final NearMissCount NONE = new NearMissCount(0, 0);

    /** Tries {@code treatment} on wrong values close to {@code other}; none if the values are not known whole. */
    public static NearMissCount of(Treatment treatment, Fragment legacy, Fragment other) {
        if (isCut(legacy) || isCut(other)) {
            return NONE;
        }
        Trial trial = new Trial(new DiffEngine(), treatment);
        List<Fragment> wrong = NearMisses.of(other, treatment);
        int hidden =
                (int) wrong.stream().filter(value -> trial.hides(legacy, value)).count();
        return new NearMissCount(wrong.size(), hidden);
    }

    /** Both together. */
    public NearMissCount plus(NearMissCount more) {
        return new NearMissCount(tried + more.tried, hidden + more.hidden);
    }

    private static boolean isCut(Fragment fragment) {
        return fragment instanceof Fragment.Present present && present.cut();
    }
}
