package dev.parallax.exchange;

/** What every name that comes from outside must satisfy before it may be a key, a page or a log line. */
final class Names {

    private Names() {}

    static boolean isValid(String name, int maxLength) {
        // A plain loop: every captured read is checked.
        for (int i = 0; i < name.length(); i++) {
            if (Character.isISOControl(name.charAt(i))) {
                return false;
            }
        }
        return !name.isBlank() && name.length() <= maxLength;
    }

    static void check(String what, String name, int maxLength) {
        if (!isValid(name, maxLength)) {
            throw new IllegalArgumentException(
                    what + " must be 1 to " + maxLength + " characters without control characters, got "
                            + (name.isBlank() ? "a blank name" : name.length() + " characters"));
        }
    }
}
