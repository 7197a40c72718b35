package dev.parallax.demo.candidate;

/** How often a saved search reports. Stored by its first letter. */
enum AlertRhythm {
    DAILY,
    WEEKLY,
    NEVER;

    static AlertRhythm of(String stored) {
        return switch (stored) {
            case "D" -> DAILY;
            case "W" -> WEEKLY;
            default -> NEVER;
        };
    }
}
