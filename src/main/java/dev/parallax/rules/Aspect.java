package dev.parallax.rules;

/** What a treatment speaks about. Two rules may both hold at a place if they speak about different aspects of it. */
public enum Aspect {
    /** Whether anything there is compared at all; speaks about every other aspect too. */
    EVERYTHING,
    ARRAY,
    NUMBER,
    INSTANT,
    TEXT,
    PATTERN,
    REPLACE,
    ABSENCE,
    MAP,
    TYPE,
    EMBEDDED,
    URL,
    ADDED,
    SEVERITY,
    ORIGINS,
    TENANT;

    /** What {@code treatment} speaks about. */
    public static Aspect of(Treatment treatment) {
        if (treatment instanceof Treatment.Ignore) {
            return EVERYTHING;
        }
        if (treatment instanceof Treatment.ArrayOrdered
                || treatment instanceof Treatment.ArrayUnordered
                || treatment instanceof Treatment.ArrayKeyed) {
            return ARRAY;
        }
        if (treatment instanceof Treatment.NumberTolerance) {
            return NUMBER;
        }
        if (treatment instanceof Treatment.InstantTolerance) {
            return INSTANT;
        }
        if (treatment instanceof Treatment.TextForm) {
            return TEXT;
        }
        if (treatment instanceof Treatment.MustMatch) {
            return PATTERN;
        }
        if (treatment instanceof Treatment.Replace) {
            return REPLACE;
        }
        if (treatment instanceof Treatment.AbsentLike) {
            return ABSENCE;
        }
        if (treatment instanceof Treatment.ValueMap) {
            return MAP;
        }
        if (treatment instanceof Treatment.TypeLenient) {
            return TYPE;
        }
        if (treatment instanceof Treatment.EmbeddedJson) {
            return EMBEDDED;
        }
        if (treatment instanceof Treatment.UrlIgnoring) {
            return URL;
        }
        if (treatment instanceof Treatment.AddedDenied) {
            return ADDED;
        }
        if (treatment instanceof Treatment.OriginsExact) {
            return ORIGINS;
        }
        return treatment instanceof Treatment.SeverityOverride ? SEVERITY : TENANT;
    }

    /** Whether treatments of these aspects contradict each other when they differ. */
    public boolean overlaps(Aspect other) {
        return this == other || this == EVERYTHING || other == EVERYTHING;
    }
}
