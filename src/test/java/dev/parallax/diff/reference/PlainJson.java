package dev.parallax.diff.reference;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A JSON reader of the plainest sort, on characters, that shares nothing with the engine: RFC 8259 as written. */
final class PlainJson {

    /** A value. */
    sealed interface Value {}

    /** Members in order, repeated names kept. */
    record Obj(List<Member> members) implements Value {}

    record Member(String name, Value value) {}

    record Arr(List<Value> elements) implements Value {}

    record Text(String text) implements Value {}

    /** A number as written. */
    record Num(String written) implements Value {}

    record Bool(boolean value) implements Value {}

    record Null() implements Value {}

    /** The text is no JSON. */
    static final class BadTextException extends Exception {
        BadTextException(String problem) {
            super(problem);
        }
    }

    private final String text;
    private int at;

    private PlainJson(String text) {
        this.text = text;
    }

    static Value read(byte[] bytes) throws BadTextException {
        try {
            return read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new BadTextException("not UTF-8");
        }
    }

    static Value read(String text) throws BadTextException {
        PlainJson reader = new PlainJson(text);
        Value value = reader.value();
        if (reader.peek() != 0) {
            throw new BadTextException("more after the document");
        }
        return value;
    }

    /** The next character that is no blank, left there; NUL at the end, which no JSON text holds outside a string. */
    private char peek() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void expect(char wanted) throws BadTextException {
        if (peek() != wanted) {
            throw new BadTextException("expected " + wanted);
        }
        at++;
    }

    private Value value() throws BadTextException {
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> new Text(string());
            default -> scalar(word());
        };
    }

    private String word() {
        int from = at;
        while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private static Value scalar(String written) throws BadTextException {
        if (written.equals("true") || written.equals("false")) {
            return new Bool(written.equals("true"));
        }
        if (written.equals("null")) {
            return new Null();
        }
        if (!written.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
            throw new BadTextException("no value: " + written);
        }
        return new Num(written);
    }

    private Value object() throws BadTextException {
        List<Member> members = new ArrayList<>();
        expect('{');
        if (peek() != '}') {
            while (true) {
                if (peek() != '"') {
                    throw new BadTextException("no name");
                }
                String name = string();
                expect(':');
                members.add(new Member(name, value()));
                if (peek() != ',') {
                    break;
                }
                at++;
            }
        }
        expect('}');
        return new Obj(members);
    }

    private Value array() throws BadTextException {
        List<Value> elements = new ArrayList<>();
        expect('[');
        if (peek() != ']') {
            elements.add(value());
            while (peek() == ',') {
                at++;
                elements.add(value());
            }
        }
        expect(']');
        return new Arr(elements);
    }

    private String string() throws BadTextException {
        StringBuilder content = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw new BadTextException("control character");
            }
            content.append(c == '\\' ? escaped() : c);
        }
        if (at >= text.length()) {
            throw new BadTextException("no end of string");
        }
        at++;
        return content.toString();
    }

    private char escaped() throws BadTextException {
        if (at >= text.length()) {
            throw new BadTextException("no end of string");
        }
        char c = text.charAt(at++);
        int known = "\"\\/bfnrt".indexOf(c);
        if (known >= 0) {
            return "\"\\/\b\f\n\r\t".charAt(known);
        }
        if (c != 'u' || at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
            throw new BadTextException("no escape");
        }
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 4, at), 16);
    }
}
