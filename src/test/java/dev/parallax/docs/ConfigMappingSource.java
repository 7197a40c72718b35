package dev.parallax.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The settings of one {@code @ConfigMapping} interface, read from its source: Javadoc is not in the class file. Knows just
 * the formatting that the build enforces.
 */
record ConfigMappingSource(List<Setting> settings) {

    /** One setting; {@code fallback} is empty if it has no default. */
    record Setting(String key, String fallback, String description) {}

    private record Member(String type, String name, String fallback, String description) {}

    private static final Pattern PREFIX = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"");
    private static final Pattern INTERFACE = Pattern.compile("^ *(?:public )?interface (\\w+) \\{$");
    private static final Pattern DEFAULT = Pattern.compile("@WithDefault\\(\"(.*)\"\\)$");
    private static final Pattern NAMED = Pattern.compile("@WithName\\(\"(.*)\"\\)$");
    private static final Pattern METHOD = Pattern.compile("^ *([\\w<>., ?]+) (\\w+)\\(\\);$");

    static ConfigMappingSource read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ConfigMappingSource parse(String source) {
        Matcher prefix = PREFIX.matcher(source);
        if (!prefix.find()) {
            return new ConfigMappingSource(List.of());
        }
        Map<String, List<Member>> interfaces = interfaces(source);
        List<Setting> settings = new ArrayList<>();
        String top = interfaces.keySet().iterator().next();
        flatten(prefix.group(1), top, interfaces, settings);
        return new ConfigMappingSource(settings);
    }

    private static void flatten(
            String prefix, String name, Map<String, List<Member>> interfaces, List<Setting> settings) {
        for (Member member : interfaces.getOrDefault(name, List.of())) {
            String key = prefix + "." + member.name();
            if (interfaces.containsKey(member.type())) {
                flatten(key, member.type(), interfaces, settings);
            } else {
                settings.add(new Setting(key, member.fallback(), member.description()));
            }
        }
    }

    private static Map<String, List<Member>> interfaces(String source) {
        Map<String, List<Member>> interfaces = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>();
        StringBuilder javadoc = new StringBuilder();
        boolean inJavadoc = false;
        String fallback = "";
        String named = "";
        for (String line : source.lines().toList()) {
            String text = line.strip();
            Matcher method = METHOD.matcher(line);
            Matcher type = INTERFACE.matcher(line);
            Matcher withDefault = DEFAULT.matcher(text);
            Matcher withName = NAMED.matcher(text);
            if (text.startsWith("/**")) {
                javadoc.setLength(0);
                inJavadoc = true;
            }
            if (inJavadoc) {
                javadoc.append(text.replaceAll("^/?\\*+/?|\\*/$", "").strip()).append(' ');
                inJavadoc = !text.endsWith("*/");
            } else if (type.matches()) {
                open.push(type.group(1));
                interfaces.put(type.group(1), new ArrayList<>());
            } else if (text.equals("}") && !open.isEmpty()) {
                open.pop();
            } else if (withDefault.find()) {
                fallback = withDefault.group(1);
            } else if (withName.find()) {
                named = withName.group(1);
            } else if (method.matches() && !open.isEmpty()) {
                String name = named.isEmpty() ? kebab(method.group(2)) : named;
                interfaces
                        .get(open.peek())
                        .add(new Member(method.group(1).strip(), name, fallback, plain(javadoc.toString())));
                fallback = "";
                named = "";
            }
        }
        return interfaces;
    }

    private static String plain(String javadoc) {
        String text = Pattern.compile("\\{@(?:code|link) ([^}]*)\\}")
                .matcher(javadoc)
                .replaceAll(match -> Matcher.quoteReplacement("`" + match.group(1) + "`"));
        return text.lines().map(String::strip).collect(Collectors.joining(" ")).strip();
    }

    private static String kebab(String camelCase) {
        return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
