package dev.parallax.diff.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An element being read: what it holds, in document order. Not thread-safe. */
final class XmlElement {

    /** A run of text, an element, or a processing instruction in an element. */
    record Child(String name, XmlElement element, String text) {
        boolean isElement() {
            return element != NONE;
        }
    }

    /** What text runs are called beside the names of elements. */
    static final String TEXT = "#text";

    private static final XmlElement NONE = new XmlElement("", false);

    final String name;

    /** By expanded name. */
    final Map<String, String> attributes = new TreeMap<>();

    final List<Child> children = new ArrayList<>();

    /** Whether {@code xml:space="preserve"} holds here. */
    final boolean preserving;

    private final StringBuilder run = new StringBuilder();

    XmlElement(String name, boolean preserving) {
        this.name = name;
        this.preserving = preserving;
    }

    void text(String more) {
        run.append(more);
    }

    void add(XmlElement child) {
        endRun();
        children.add(new Child(child.name, child, ""));
    }

    void instruction(String target, String content) {
        endRun();
        children.add(new Child("?" + target, NONE, content));
    }

    /** Ends the element. Blanks beside other children are layout, unless the document asks to keep them. */
    void end() {
        endRun();
        if (!preserving && children.stream().anyMatch(child -> !child.name().equals(TEXT))) {
            children.removeIf(child -> child.name().equals(TEXT) && child.text().isBlank());
        }
    }

    private void endRun() {
        if (run.length() > 0) {
            children.add(new Child(TEXT, NONE, run.toString()));
            run.setLength(0);
        }
    }
}
