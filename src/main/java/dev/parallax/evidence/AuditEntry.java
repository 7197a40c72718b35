package dev.parallax.evidence;

/**
 * That somebody did something. Holds names, states and people's reasons; never anything of a request or reply.
 *
 * @param by who, by the name access control knows; what no person did names what did it
 * @param action what
 * @param subject to what
 * @param detail in what way, for people
 */
public record AuditEntry(Actor by, AuditAction action, Subject subject, Detail detail) {

    /** Longest text that is kept, in characters; longer ones are cut. */
    public static final int MAX_LENGTH = 500;

    /** A caller, or a part of Parallax. */
    public record Actor(String name) {
        public Actor {
            name = storable(name);
        }
    }

    /** What was acted upon, such as a tenant's name. */
    public record Subject(String text) {
        public Subject {
            text = storable(text);
        }
    }

    /** In what way. */
    public record Detail(String text) {
        public Detail {
            text = storable(text);
        }
    }

    /** Cut, and without what no text column takes or what would break a line. */
    private static String storable(String text) {
        StringBuilder storable = new StringBuilder(Math.min(text.length(), MAX_LENGTH));
        text.codePoints()
                .limit(MAX_LENGTH)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
                .forEach(storable::appendCodePoint);
        return storable.toString();
    }
}
