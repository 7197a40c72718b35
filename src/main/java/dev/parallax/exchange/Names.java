package dev.parallax.exchange;

/** What every name that comes from outside must satisfy before it may be a key, a page or a log line. */
final class Names {

    private Names() {}

    static boolean isValid(String name, int maxLength) {
        return !name.isBlank() && name.length() <= maxLength && name.chars().noneMatch(Character::isISOControl);
    }

    static void check(String what, String name, int maxLength) {
        if (!isValid(name, maxLength)) {
            throw new IllegalArgumentException(
                    what + " must be 1 to " + maxLength + " characters without control characters, got "
                            + (name.isBlank() ? "a blank name" : name.length() + " characters"));
        }
    }
}
