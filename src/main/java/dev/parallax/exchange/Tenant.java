package dev.parallax.exchange;

/**
 * A tenant of the platform under migration, by the name it has in requests. Evidence, verdicts and access are kept apart
 * by it.
 *
 * @param name 1 to {@value #MAX_LENGTH} characters, no control characters; compared exactly, case included
 */
public record Tenant(String name) implements Comparable<Tenant> {

    /** What names of tenants that are Parallax' own begin with; nobody outside can be one. */
    public static final String RESERVED_PREFIX = "parallax.";

    /** What names of the heartbeat's tenants begin with, one an instance. */
    public static final String HEARTBEAT_PREFIX = RESERVED_PREFIX + "heartbeat.";

    /** Longest accepted name, in UTF-16 units. */
    public static final int MAX_LENGTH = 128;

    /**
     * @throws IllegalArgumentException if {@code name} is blank, too long or holds a control character
     */
    public Tenant {
        Names.check("tenant", name, MAX_LENGTH);
    }

    /** Tells whether {@code name} would be accepted, for callers that hold outside input. */
    public static boolean isValid(String name) {
        return Names.isValid(name, MAX_LENGTH);
    }

    /** Whether it is Parallax' own and no tenant of the platform. */
    public boolean isReserved() {
        return name.startsWith(RESERVED_PREFIX);
    }

    @Override
    public int compareTo(Tenant other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
