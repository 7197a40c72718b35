package dev.parallax.diff;

import dev.parallax.diff.json.JsonStrings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random documents and random changes to them, from a seed. Values: Map, List, String, Raw, Boolean, null. */
public final class RandomJson {

    private static final String[] NAMES = {"a", "b", "c", "id", "p", "t", "tenant", "x y", "é", "", "a/b", "k\"q"};
    private static final String[] NUMBERS = {
        "0",
        "-0",
        "1",
        "1.0",
        "10e-1",
        "2",
        "12",
        "12.5",
        "12.50",
        "1e400",
        "1e401",
        "9007199254740993",
        "-3",
        "0.1",
        "100"
    };
    private static final String[] STRINGS = {
        "",
        "x",
        "xy",
        "7",
        "7.0",
        "true",
        "acme",
        "zeta",
        "OPEN",
        "CLOSED",
        "é",
        "e\u0301",
        "A b",
        "a  B",
        "\u0000",
        "2024-07-01T12:00:00Z",
        "2024-07-01T14:00:00+02:00",
        "{\"a\":1}",
        "{\"a\": 1.0}",
        "a\"b\\c",
        "\ud83d\ude00",
        "long text of some words"
    };

    private final Random random;
    private final boolean blanks;

    /** A number as written. */
    public record Raw(String text) {}

    public RandomJson(long seed, boolean blanks) {
        this.random = new Random(seed);
        this.blanks = blanks;
    }

    public Object document() {
        return value(4);
    }

    public Object value(int depth) {
        int kind = random.nextInt(depth > 0 ? 10 : 6);
        return switch (kind) {
            case 0, 1 -> new Raw(NUMBERS[random.nextInt(NUMBERS.length)]);
            case 2, 3 -> STRINGS[random.nextInt(STRINGS.length)];
            case 4 -> random.nextBoolean();
            case 5 -> null;
            case 6, 7 -> object(depth);
            default -> array(depth);
        };
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        int size = random.nextInt(6);
        for (int i = 0; i < size; i++) {
            object.put(NAMES[random.nextInt(NAMES.length)], value(depth - 1));
        }
        return object;
    }

    private List<Object> array(int depth) {
        List<Object> array = new ArrayList<>();
        int size = random.nextInt(7);
        boolean rows = random.nextInt(3) > 0;
        Object row = rows ? object(1) : null;
        for (int i = 0; i < size; i++) {
            if (row != null && depth > 1) {
                Map<String, Object> copy = new LinkedHashMap<>(asObject(row));
                copy.put("id", new Raw(Integer.toString(random.nextInt(5) == 0 ? 1 : i)));
                if (random.nextInt(3) == 0) {
                    copy.put("p", value(depth - 2));
                }
                array.add(copy);
            } else {
                array.add(value(random.nextInt(2) == 0 ? 0 : depth - 1));
            }
        }
        return array;
    }

    /** The document with some changes, none of them sure to matter. */
    public Object mutate(Object value) {
        Object changed = value;
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times; i++) {
            changed = mutateOnce(changed, 6);
        }
        return changed;
    }

    private Object mutateOnce(Object value, int depth) {
        if (depth > 0 && value instanceof Map<?, ?> && random.nextInt(4) > 0) {
            return mutateObject(asObject(value), depth);
        }
        if (depth > 0 && value instanceof List<?> && random.nextInt(5) > 0) {
            return mutateArray(asArray(value), depth);
        }
        return switch (random.nextInt(5)) {
            case 0 -> value instanceof Raw raw ? raw.text() : value(1);
            case 1 -> value instanceof Raw raw ? respelled(raw) : value(0);
            case 2 -> value;
            default -> value(1);
        };
    }

    private static Object respelled(Raw raw) {
        return switch (raw.text()) {
            case "1" -> new Raw("1.0");
            case "12.5" -> new Raw("125e-1");
            case "0" -> new Raw("-0.0");
            default -> raw.text().matches("\\d+") ? new Raw(raw.text() + ".00") : raw;
        };
    }

    private Object mutateObject(Map<String, Object> object, int depth) {
        List<String> names = new ArrayList<>(object.keySet());
        Map<String, Object> changed = new LinkedHashMap<>(object);
        switch (random.nextInt(6)) {
            case 0 -> changed.put(NAMES[random.nextInt(NAMES.length)], value(1));
            case 1 -> {
                if (!names.isEmpty()) {
                    changed.remove(names.get(random.nextInt(names.size())));
                }
            }
            case 2 -> {
                Collections.shuffle(names, random);
                changed.clear();
                names.forEach(name -> changed.put(name, object.get(name)));
            }
            default -> {
                if (!names.isEmpty()) {
                    String name = names.get(random.nextInt(names.size()));
                    changed.put(name, mutateOnce(object.get(name), depth - 1));
                }
            }
        }
        return changed;
    }

    private Object mutateArray(List<Object> array, int depth) {
        List<Object> changed = new ArrayList<>(array);
        int size = array.size();
        switch (random.nextInt(7)) {
            case 0 -> changed.add(random.nextInt(size + 1), value(1));
            case 1 -> {
                if (size > 0) {
                    changed.remove(random.nextInt(size));
                }
            }
            case 2 -> Collections.shuffle(changed, random);
            case 3 -> {
                if (size > 1) {
                    Collections.swap(changed, random.nextInt(size), random.nextInt(size));
                }
            }
            case 4 -> {
                if (size > 0) {
                    changed.add(random.nextInt(size + 1), changed.get(random.nextInt(size)));
                }
            }
            default -> {
                if (size > 0) {
                    int index = random.nextInt(size);
                    changed.set(index, mutateOnce(array.get(index), depth - 1));
                }
            }
        }
        return changed;
    }

    public String write(Object value) {
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    private void write(Object value, StringBuilder text) {
        blank(text);
        if (value instanceof Map<?, ?>) {
            text.append('{');
            String separator = "";
            for (Map.Entry<String, Object> member : asObject(value).entrySet()) {
                text.append(separator);
                blank(text);
                string(member.getKey(), text);
                blank(text);
                text.append(':');
                write(member.getValue(), text);
                separator = ",";
            }
            blank(text);
            text.append('}');
        } else if (value instanceof List<?>) {
            text.append('[');
            String separator = "";
            for (Object element : asArray(value)) {
                text.append(separator);
                write(element, text);
                separator = ",";
            }
            blank(text);
            text.append(']');
        } else if (value instanceof String string) {
            string(string, text);
        } else if (value instanceof Raw raw) {
            text.append(raw.text());
        } else {
            text.append(value);
        }
        blank(text);
    }

    private void string(String string, StringBuilder text) {
        if (blanks && random.nextInt(6) == 0) {
            text.append('"');
            string.chars().forEach(c -> text.append(String.format("\\u%04x", c)));
            text.append('"');
        } else {
            text.append(JsonStrings.encode(string));
        }
    }

    private void blank(StringBuilder text) {
        if (blanks && random.nextInt(8) == 0) {
            text.append(" \n\t\r".charAt(random.nextInt(4)));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asObject(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> asArray(Object value) {
        return (List<Object>) value;
    }
}
