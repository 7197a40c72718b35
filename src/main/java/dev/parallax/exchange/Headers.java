package dev.parallax.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * HTTP header fields in the order they came, names as they were written, repeated names kept apart. Immutable; look-ups
 * ignore the case of names (RFC 9110 §5.1).
 */
public final class Headers {

    private static final Headers EMPTY = new Headers(List.of());
    private static final String NAME_MARKS = "!#$%&'*+-.^_`|~";

    private final List<Field> fields;

    private Headers(List<Field> fields) {
        this.fields = fields;
    }

    /**
     * One field line.
     *
     * @param name as written on the wire
     * @param value without surrounding whitespace; empty if the field was
     */
    public record Field(String name, String value) {}

    /** Whether {@code text} can be a field's name: a token (RFC 9110 §5.6.2). */
    public static boolean isName(String text) {
        return !text.isEmpty() && text.chars().allMatch(Headers::isNameCharacter);
    }

    private static boolean isNameCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || NAME_MARKS.indexOf(c) >= 0;
    }

    /** No field at all. */
    public static Headers empty() {
        return EMPTY;
    }

    /** These fields, in this order. */
    public static Headers of(List<Field> fields) {
        return fields.isEmpty() ? EMPTY : new Headers(List.copyOf(fields));
    }

    /** One field per entry. */
    public static Headers of(Map<String, String> fields) {
        List<Field> list = new ArrayList<>(fields.size());
        fields.forEach((name, value) -> list.add(new Field(name, value)));
        return of(list);
    }

    /** All fields in wire order. */
    public List<Field> fields() {
        return fields;
    }

    /** The first value of {@code name}. */
    public Optional<String> first(String name) {
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    /** Every value of {@code name} in wire order; empty if there is none. */
    public List<String> all(String name) {
        List<String> values = List.of();
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                if (values.isEmpty()) {
                    values = List.of(field.value());
                } else {
                    values = new ArrayList<>(values);
                    values.add(field.value());
                }
            }
        }
        return List.copyOf(values);
    }

    /** Values grouped by lower-case name, names sorted. */
    public Map<String, List<String>> grouped() {
        Map<String, List<String>> grouped = new TreeMap<>();
        for (Field field : fields) {
            grouped.computeIfAbsent(field.name().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(field.value());
        }
        return grouped;
    }

    /** Without any field of these names, in any case. */
    public Headers without(java.util.Collection<String> names) {
        return of(fields.stream()
                .filter(field -> names.stream().noneMatch(field.name()::equalsIgnoreCase))
                .toList());
    }

    /** With one more field at the end. */
    public Headers with(String name, String value) {
        List<Field> list = new ArrayList<>(fields);
        list.add(new Field(name, value));
        return of(list);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Headers headers && fields.equals(headers.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    /** Names only: values may hold credentials and must not reach a log. */
    @Override
    public String toString() {
        return "Headers" + fields.stream().map(Field::name).toList();
    }
}
