package dev.parallax.evidence.gather;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Takes what stands at or below configured paths out of one JSON document, in one pass. Stricter than who only looks for
 * names: where the text is not JSON it is not known what place comes next, so nothing is given back.
 */
final class PathRedaction {

    private static final int UNMUTED = -1;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String text;
    private final StringBuilder kept;
    private final Deque<Container> containers = new ArrayDeque<>();
    private int position;
    /** From where on the text is still to be kept. */
    private int pending;
    /** How many containers are around the value being left out. */
    private int muted = UNMUTED;

    private static final class Container {
        private final PathPlace place;
        private final boolean object;
        private int children;

        Container(PathPlace place, boolean object) {
            this.place = place;
            this.object = object;
        }
    }

    private PathRedaction(String text) {
        this.text = text;
        this.kept = new StringBuilder(text.length());
    }

    /**
     * The text without what stands on a path.
     *
     * @param place where the text's value stands in its document
     * @param cut whether the text may end anywhere
     * @return empty if it is not JSON
     */
    static Optional<String> redact(String text, PathPlace place, boolean cut) {
        return new PathRedaction(text).run(place, cut);
    }

    private Optional<String> run(PathPlace place, boolean cut) {
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            position++;
        }
        boolean whole = value(place) && insides();
        blanks();
        // Whatever goes on until the end went on as JSON does.
        boolean readable = position == text.length() && (whole || cut);
        if (!readable) {
            return Optional.empty();
        }
        keepUpTo(position);
        return Optional.of(kept.toString());
    }

    private boolean insides() {
        while (!containers.isEmpty()) {
            Container container = containers.getLast();
            blanks();
            boolean read = at(container.object ? '}' : ']') ? close() : child(container);
            if (!read) {
                return false;
            }
        }
        return true;
    }

    private boolean close() {
        position++;
        containers.removeLast();
        return ended();
    }

    private boolean child(Container container) {
        if (container.children > 0) {
            if (!at(',')) {
                return false;
            }
            position++;
            blanks();
        }
        int index = container.children++;
        return container.object ? member(container.place) : value(container.place.element(index));
    }

    private boolean member(PathPlace object) {
        int start = position;
        if (!at('"')) {
            return false;
        }
        if (!string()) {
            // Whether the whole key may stay cannot be said.
            drop(start);
            return false;
        }
        PathPlace place = object.member(JsonStrings.unescaped(text, start + 1, position - 1));
        if (place.isKeyTaken()) {
            replace(start);
        }
        blanks();
        if (!at(':')) {
            return false;
        }
        position++;
        return value(place);
    }

    private boolean value(PathPlace place) {
        blanks();
        if (position == text.length()) {
            return false;
        }
        if (muted == UNMUTED && place.isSealed()) {
            drop(position);
            mark();
            muted = containers.size();
        }
        char c = text.charAt(position);
        if (c == '{' || c == '[') {
            position++;
            containers.addLast(new Container(place, c == '{'));
            return true;
        }
        return (c == '"' ? text(place) : literal()) && ended();
    }

    /** A string that may hold a document of its own goes as a whole where a path may lead into it. */
    private boolean text(PathPlace place) {
        int start = position;
        boolean whole = string();
        if (place.isOpen() && JsonStrings.mayHoldJson(text, start + 1, whole ? position - 1 : position)) {
            replace(start);
        }
        return whole;
    }

    private boolean literal() {
        int start = position;
        while (position < text.length() && isLiteral(text.charAt(position))) {
            position++;
        }
        String literal = text.substring(start, position);
        char first = literal.isEmpty() ? ' ' : literal.charAt(0);
        return switch (first) {
            case 't' -> word(literal, "true");
            case 'f' -> word(literal, "false");
            case 'n' -> word(literal, "null");
            default -> first == '-' || (first >= '0' && first <= '9') || misread(start);
        };
    }

    private boolean word(String literal, String word) {
        boolean cutOff = position == text.length() && word.startsWith(literal);
        return literal.equals(word) || (!cutOff && misread(position - literal.length()));
    }

    /** Stays before the end, so that this is not taken for a text that is only cut off. */
    private boolean misread(int start) {
        position = start;
        return false;
    }

    private static boolean isLiteral(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == 'E' || c == '-' || c == '+' || c == '.';
    }

    /** Passes over a string. @return whether it ends */
    private boolean string() {
        int end = JsonStrings.end(text, position);
        position = Math.min(end, text.length());
        return end <= text.length();
    }

    private boolean ended() {
        if (muted == containers.size()) {
            muted = UNMUTED;
            pending = position;
        }
        return true;
    }

    private void replace(int start) {
        if (muted == UNMUTED) {
            drop(start);
            mark();
        }
    }

    private void mark() {
        kept.append('"').append(Redactor.REDACTED).append('"');
    }

    /** Leaves out what was read since {@code start}. */
    private void drop(int start) {
        keepUpTo(start);
        pending = position;
    }

    private void keepUpTo(int end) {
        if (muted == UNMUTED && end > pending) {
            kept.append(text, pending, end);
        }
    }

    private boolean at(char c) {
        return position < text.length() && text.charAt(position) == c;
    }

    private void blanks() {
        while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }
}
