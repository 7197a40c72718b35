package dev.parallax.diff.walk;

import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.budget.Refusal;
import dev.parallax.diff.json.JsonType;
import dev.parallax.diff.json.NotJsonException;
import dev.parallax.diff.json.Span;
import dev.parallax.diff.reference.PlainValues;
import dev.parallax.exchange.SkipReason;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A JSON document read strictly (RFC 8259) into a tree that keeps every member, repeated names too, in order. */
public final class JsonTree {

    /**
     * A value.
     *
     * @param span where it stands
     * @param members of an object, in order; empty otherwise
     * @param elements of an array; empty otherwise
     */
    public record Node(Span span, List<Member> members, List<Node> elements) {
        JsonType type() {
            return span.type();
        }
    }

    /** One member of an object. */
    public record Member(String name, Node value) {}

    private final byte[] doc;
    private final int maxDepth;
    private int at;

    private JsonTree(byte[] doc, int maxDepth) {
        this.doc = doc;
        this.maxDepth = maxDepth;
    }

    public static Node read(byte[] doc, Limits limits) throws NotJsonException {
        checkUtf8(doc);
        JsonTree reader = new JsonTree(doc, limits.depth());
        reader.skipBlanks();
        Node root = reader.value(0);
        reader.skipBlanks();
        if (reader.at < doc.length) {
            throw new NotJsonException("bytes after the document", reader.at);
        }
        return root;
    }

    private static void checkUtf8(byte[] doc) throws NotJsonException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(doc);
        CharBuffer out = CharBuffer.allocate(8_192);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            result = decoder.decode(in, out.clear(), true);
        }
        if (result.isError()) {
            throw new NotJsonException("invalid UTF-8", in.position());
        }
    }

    private Node value(int depth) throws NotJsonException {
        if (at >= doc.length) {
            throw new NotJsonException("document ends early", at);
        }
        int start = at;
        switch (doc[at]) {
            case '{' -> {
                return object(depth + 1);
            }
            case '[' -> {
                return array(depth + 1);
            }
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
        return new Node(new Span(doc, start, at), List.of(), List.of());
    }

    private Node object(int depth) throws NotJsonException {
        int start = enter(depth);
        List<Member> members = new ArrayList<>();
        if (peek() != '}') {
            do {
                skipBlanks();
                int key = at;
                if (peek() != '"') {
                    throw new NotJsonException("no member name where one must be", at);
                }
                string();
                String name = PlainValues.text(new String(doc, key, at - key, StandardCharsets.UTF_8));
                skipBlanks();
                expect(':');
                skipBlanks();
                members.add(new Member(name, value(depth)));
                skipBlanks();
            } while (took(','));
        }
        expect('}');
        return new Node(new Span(doc, start, at), members, List.of());
    }

    private Node array(int depth) throws NotJsonException {
        int start = enter(depth);
        List<Node> elements = new ArrayList<>();
        if (peek() != ']') {
            do {
                skipBlanks();
                elements.add(value(depth));
                skipBlanks();
            } while (took(','));
        }
        expect(']');
        return new Node(new Span(doc, start, at), List.of(), elements);
    }

    private int enter(int depth) {
        if (depth > maxDepth) {
            throw new Refusal(SkipReason.BUDGET, "a body nested over " + maxDepth + " levels");
        }
        int start = at++;
        skipBlanks();
        return start;
    }

    private void string() throws NotJsonException {
        at++;
        while (true) {
            int b = peek();
            at++;
            if (b == '"') {
                return;
            }
            if (b == '\\') {
                int kind = peek();
                at++;
                if (kind == 'u') {
                    for (int i = 0; i < 4; i++) {
                        if (Character.digit(peek(), 16) < 0) {
                            throw new NotJsonException("invalid escape", at);
                        }
                        at++;
                    }
                } else if ("\"\\/bfnrt".indexOf(kind) < 0) {
                    throw new NotJsonException("invalid escape", at);
                }
            } else if (b >= 0 && b < ' ') {
                throw new NotJsonException("control character in a string", at);
            }
        }
    }

    private void word(String word) throws NotJsonException {
        for (int i = 0; i < word.length(); i++) {
            expect(word.charAt(i));
        }
    }

    private void number() throws NotJsonException {
        int start = at;
        while (at < doc.length && "+-.0123456789eE".indexOf(doc[at]) >= 0) {
            at++;
        }
        if (!new String(doc, start, at - start, StandardCharsets.ISO_8859_1)
                .matches("-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?")) {
            throw new NotJsonException("not a value", start);
        }
    }

    private void skipBlanks() {
        while (at < doc.length && (doc[at] == ' ' || doc[at] == '\n' || doc[at] == '\r' || doc[at] == '\t')) {
            at++;
        }
    }

    private int peek() throws NotJsonException {
        if (at >= doc.length) {
            throw new NotJsonException("document ends early", at);
        }
        return doc[at];
    }

    private boolean took(char wanted) throws NotJsonException {
        boolean there = peek() == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private void expect(char wanted) throws NotJsonException {
        if (peek() != wanted) {
            throw new NotJsonException("unexpected character", at);
        }
        at++;
    }
}
