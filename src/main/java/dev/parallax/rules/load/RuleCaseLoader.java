package dev.parallax.rules.load;

import dev.parallax.exchange.Body;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.RuleId;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.problem.RuleBookException;
import dev.parallax.rules.problem.RuleProblems;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Loads golden cases: the files in the directory {@code cases} beside the rules, each with a list {@code cases:}. */
public final class RuleCaseLoader {

    private static final List<String> WORDS =
            List.of("case", "on", "tenant", "legacy", "candidate", "differs", "masked");
    private static final OperationId ANY_OPERATION = new OperationId("any");
    private static final Tenant ANY_TENANT = new Tenant("any");

    private final RuleProblems problems = new RuleProblems();
    private final List<RuleCase> cases = new ArrayList<>();

    private RuleCaseLoader() {}

    /**
     * The cases beside the rules of {@code directory}; none if there is no directory {@code cases} in it.
     *
     * @throws RuleBookException if anything is wrong with them; names everything that is
     */
    public static List<RuleCase> load(Path directory) {
        Path beside = directory.resolve("cases");
        return Files.isDirectory(beside) ? parse(RuleBookLoader.read(beside)) : List.of();
    }

    /**
     * Cases that are already in memory.
     *
     * @throws RuleBookException if anything is wrong with them; names everything that is
     */
    public static List<RuleCase> parse(List<RuleSource> sources) {
        RuleCaseLoader loader = new RuleCaseLoader();
        sources.forEach(loader::read);
        loader.problems.throwIfAny();
        return List.copyOf(loader.cases);
    }

    private void read(RuleSource source) {
        YamlComposer.compose(source, problems)
                .flatMap(root -> root.mapping("a file of cases"))
                .ifPresent(file -> {
                    file.refuseOthers(List.of("cases"));
                    file.require("cases")
                            .flatMap(value -> value.list("'cases'"))
                            .ifPresent(values -> values.forEach(this::readCase));
                });
    }

    private void readCase(YamlValue value) {
        Optional<YamlMapping> found = value.mapping("a case");
        if (found.isEmpty()) {
            return;
        }
        YamlMapping entries = found.get();
        entries.refuseOthers(WORDS);
        Optional<String> title = entries.require("case").flatMap(text -> text.text("'case'"));
        Optional<Reply.Answer> legacy = entries.require("legacy").flatMap(RuleCaseLoader::answer);
        Optional<Reply.Answer> candidate = entries.require("candidate").flatMap(RuleCaseLoader::answer);
        OperationId operation = entries.find("on")
                .flatMap(name -> named(name, "'on'", OperationId::new))
                .orElse(ANY_OPERATION);
        Tenant tenant = entries.find("tenant")
                .flatMap(name -> named(name, "'tenant'", Tenant::new))
                .orElse(ANY_TENANT);
        List<String> differs = differs(entries);
        Map<RuleId, Integer> masked = masked(entries);
        if (title.isPresent() && legacy.isPresent() && candidate.isPresent()) {
            cases.add(new RuleCase(
                    title.get(), value.position(), operation, tenant, legacy.get(), candidate.get(), differs, masked));
        }
    }

    private static <T> Optional<T> named(YamlValue value, String what, Function<String, T> type) {
        try {
            return value.text(what).map(type);
        } catch (IllegalArgumentException e) {
            value.report(what + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    /** A text is the JSON body of a 200; a mapping says more. */
    private static Optional<Reply.Answer> answer(YamlValue value) {
        if (!value.isMapping()) {
            return value.anyText("a reply").map(body -> answer(200, Map.of(), body));
        }
        YamlMapping entries = value.mapping("a reply").orElseThrow();
        entries.refuseOthers(List.of("status", "headers", "body"));
        int status = entries.find("status")
                .flatMap(number -> number.number("'status'"))
                .map(BigDecimal::intValue)
                .filter(code -> code >= 200 && code <= 599)
                .orElse(200);
        Map<String, String> headers = new LinkedHashMap<>();
        entries.find("headers")
                .flatMap(mapping -> mapping.mapping("'headers'"))
                .ifPresent(mapping -> mapping.entries()
                        .forEach((name, entry) ->
                                entry.value().anyText("a header field").ifPresent(text -> headers.put(name, text))));
        String body =
                entries.find("body").flatMap(text -> text.anyText("'body'")).orElse("");
        return Optional.of(answer(status, headers, body));
    }

    private static Reply.Answer answer(int status, Map<String, String> headers, String body) {
        Headers all = Headers.of(headers);
        if (!body.isEmpty() && all.first("Content-Type").isEmpty()) {
            all = all.with("Content-Type", "application/json");
        }
        return new Reply.Answer(status, all, Body.of(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> differs(YamlMapping entries) {
        List<String> differs = new ArrayList<>();
        entries.find("differs")
                .flatMap(value -> value.list("'differs'"))
                .ifPresent(values -> values.forEach(value ->
                        value.text("a difference, as KIND SEVERITY pattern").ifPresent(differs::add)));
        return differs;
    }

    private static Map<RuleId, Integer> masked(YamlMapping entries) {
        Map<RuleId, Integer> masked = new LinkedHashMap<>();
        entries.find("masked")
                .flatMap(value -> value.mapping("'masked'"))
                .ifPresent(mapping -> mapping.entries().values().forEach(entry -> readMasked(entry, masked)));
        return masked;
    }

    private static void readMasked(YamlMapping.Entry entry, Map<RuleId, Integer> masked) {
        Optional<RuleId> rule = named(entry.key(), "a rule's id", RuleId::new);
        Optional<BigDecimal> count = entry.value().number("the number of places");
        if (rule.isPresent() && count.isPresent()) {
            masked.put(rule.get(), count.get().intValue());
        }
    }
}
