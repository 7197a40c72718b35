package dev.parallax.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parallax.exchange.Operation;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.PathTemplate;
import dev.parallax.exchange.ReadMethod;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads the operations an OpenAPI document (2.0, 3.0, 3.1; YAML or JSON) declares for GET and HEAD. No other method is a
 * read because a document says so. The id is the {@code operationId}, or method and path. Paths are put below the path of
 * the first server ({@code basePath} in 2.0). References between files are not followed.
 */
final class OpenApiDocument {

    private static final SettingName SETTING = new SettingName("parallax.openapi");
    private static final String ACCEPTED = "comma-separated files, each an OpenAPI document in YAML or JSON";
    private static final int MAX_CODE_POINTS = 32 << 20;
    private static final int MAX_ALIASES = 1_000;
    private static final Pattern JSON_START = Pattern.compile("\\s*\\{\\s*\"");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern AUTHORITY = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*://[^/]*");

    private final Path file;
    private final Map<?, ?> root;

    private OpenApiDocument(Path file, Map<?, ?> root) {
        this.file = file;
        this.root = root;
    }

    /**
     * The operations of all those documents, explicit HEADs first.
     *
     * @throws InvalidSettingException if one cannot be read, or an id stands for two operations
     */
    static List<Operation> operations(List<Path> files) {
        List<Operation> operations = new ArrayList<>();
        for (Path file : files) {
            operations.addAll(read(file).declared());
        }
        Set<OperationId> ids = new TreeSet<>();
        for (Operation operation : operations) {
            if (!ids.add(operation.id())) {
                throw new InvalidSettingException(
                        SETTING,
                        "two operations with the id '" + operation.id() + "'",
                        "documents whose ids are unique");
            }
        }
        return operations.stream()
                .sorted((one, other) ->
                        Boolean.compare(one.method() != ReadMethod.HEAD, other.method() != ReadMethod.HEAD))
                .toList();
    }

    private static OpenApiDocument read(Path file) {
        Object root;
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            root = JSON_START.matcher(text).lookingAt()
                    ? JsonMapper.builder().build().readValue(text, Map.class)
                    : new Yaml(new SafeConstructor(limits())).load(text);
        } catch (JsonProcessingException malformed) {
            int line = malformed.getLocation() == null
                    ? 1
                    : malformed.getLocation().getLineNr();
            throw refuse(file, "line " + line + ": not JSON");
        } catch (YAMLException malformed) {
            throw refuse(file, "not YAML: " + malformed.getMessage());
        } catch (IOException unreadable) {
            throw refuse(file, "it cannot be read");
        }
        if (root instanceof Map<?, ?> document
                && (document.containsKey("openapi") || document.containsKey("swagger"))) {
            return new OpenApiDocument(file, document);
        }
        throw refuse(file, "neither 'openapi' nor 'swagger' stands at its top");
    }

    private static LoaderOptions limits() {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(MAX_CODE_POINTS);
        limits.setMaxAliasesForCollections(MAX_ALIASES);
        limits.setNestingDepthLimit(200);
        return limits;
    }

    private List<Operation> declared() {
        if (!(root.get("paths") instanceof Map<?, ?> paths)) {
            return List.of();
        }
        String base = basePath();
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<?, ?> path : paths.entrySet()) {
            String text = String.valueOf(path.getKey());
            if (!text.startsWith("/") || !(path.getValue() instanceof Map<?, ?> item)) {
                continue; // An extension (x-…).
            }
            if (item.containsKey("$ref")) {
                throw refuse(
                        file, "path '" + text + "' is a $ref, and references are not followed: bundle the document");
            }
            for (ReadMethod method : List.of(ReadMethod.GET, ReadMethod.HEAD)) {
                if (item.get(method.name().toLowerCase(java.util.Locale.ROOT)) instanceof Map<?, ?> declared) {
                    operations.add(operation(method, base + text, declared.get("operationId")));
                }
            }
        }
        return operations;
    }

    private Operation operation(ReadMethod method, String path, @Nullable Object id) {
        int query = path.indexOf('?');
        String template = wholeSegments(query < 0 ? path : path.substring(0, query));
        try {
            return new Operation(
                    new OperationId(id == null ? method + " " + template : String.valueOf(id)),
                    method,
                    new PathTemplate(template));
        } catch (IllegalArgumentException unusable) {
            throw refuse(file, method + " " + path + ": " + unusable.getMessage());
        }
    }

    /** A segment that is a placeholder in part ({@code {name}.json}) becomes one as a whole. */
    private static String wholeSegments(String path) {
        return java.util.Arrays.stream(path.split("/", -1))
                .map(segment -> segment.contains("{") && !segment.matches("\\{[^{}]+}")
                        ? "{" + segment.replaceAll("[{}]", "") + "}"
                        : segment)
                .collect(Collectors.joining("/"));
    }

    private String basePath() {
        Object base = root.get("basePath");
        if (root.get("servers") instanceof List<?> servers
                && !servers.isEmpty()
                && servers.get(0) instanceof Map<?, ?> server
                && server.get("url") instanceof String url) {
            base = AUTHORITY.matcher(filled(url, server.get("variables"))).replaceFirst("");
        }
        String path = base instanceof String text ? text : "";
        String absolute = path.isEmpty() || path.startsWith("/") ? path : "/" + path;
        return absolute.endsWith("/") ? absolute.substring(0, absolute.length() - 1) : absolute;
    }

    /** A server's URL with the defaults of its variables. */
    private static String filled(String url, @Nullable Object variables) {
        Matcher variable = VARIABLE.matcher(url);
        StringBuilder filled = new StringBuilder();
        while (variable.find()) {
            Object declared = variables instanceof Map<?, ?> all ? all.get(variable.group(1)) : null;
            Object value = declared instanceof Map<?, ?> one ? one.get("default") : null;
            variable.appendReplacement(
                    filled, Matcher.quoteReplacement(value == null ? variable.group() : value.toString()));
        }
        return variable.appendTail(filled).toString();
    }

    private static InvalidSettingException refuse(Path file, String why) {
        return new InvalidSettingException(SETTING, "'" + file + "' (" + why + ")", ACCEPTED);
    }
}
