package dev.parallax.diff.media;

import dev.parallax.diff.json.JsonStrings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Writes XML as JSON: an element is an object of its attributes ({@code "@name"}), its text ({@code "#text"}, a list if
 * elements stand between its runs), and for each name the list of its children. Where children of several names stand
 * beside each other, {@link #ORDER} tells the order of the names.
 */
public final class XmlText {

    /** The member that holds the names of an element's children in document order, neighbours of one name once. */
    public static final String ORDER = "#order";

    private XmlText() {}

    static String write(XmlElement document) {
        StringBuilder json = new StringBuilder();
        element(document, json);
        return json.toString();
    }

    /** Recursion is as deep as elements may be nested. */
    private static void element(XmlElement element, StringBuilder json) {
        Map<String, List<XmlElement.Child>> byName = new LinkedHashMap<>();
        for (XmlElement.Child child : element.children) {
            byName.computeIfAbsent(child.name(), unseen -> new ArrayList<>(1)).add(child);
        }
        json.append('{');
        element.attributes.forEach((name, value) -> member("@" + name, json).append(JsonStrings.encode(value)));
        byName.forEach((name, children) -> {
            member(name, json);
            boolean bare = children.size() == 1 && name.equals(XmlElement.TEXT);
            String separator = bare ? "" : "[";
            for (XmlElement.Child child : children) {
                json.append(separator);
                value(child, json);
                separator = ",";
            }
            json.append(bare ? "" : "]");
        });
        if (byName.size() > 1) {
            member(ORDER, json).append(JsonStrings.encode(order(element.children)));
        }
        json.append('}');
    }

    private static StringBuilder member(String name, StringBuilder json) {
        if (json.charAt(json.length() - 1) != '{') {
            json.append(',');
        }
        return json.append(JsonStrings.encode(name)).append(':');
    }

    private static void value(XmlElement.Child child, StringBuilder json) {
        if (child.isElement()) {
            element(child.element(), json);
        } else {
            json.append(JsonStrings.encode(child.text()));
        }
    }

    /** Neighbours of one name count once: how many there are shows in their list. */
    private static String order(List<XmlElement.Child> children) {
        StringJoiner order = new StringJoiner(" ");
        String last = "";
        for (XmlElement.Child child : children) {
            if (!child.name().equals(last)) {
                last = child.name();
                order.add(last);
            }
        }
        return order.toString();
    }
}
