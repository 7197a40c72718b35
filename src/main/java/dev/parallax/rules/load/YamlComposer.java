package dev.parallax.rules.load;

import dev.parallax.rules.problem.RuleProblem;
import dev.parallax.rules.problem.RuleProblems;
import dev.parallax.rules.problem.SourcePosition;
import java.io.StringReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Turns YAML text into nodes with positions, and stops there: no tag ever becomes a Java type, so rules stay data.
 * Size, depth and aliases are limited.
 */
public final class YamlComposer {

    /** Largest source, in code points. */
    static final int MAX_CODE_POINTS = 1 << 19;

    private static final int MAX_DEPTH = 20;
    private static final int MAX_ALIASES = 50;

    private YamlComposer() {}

    /** The root of the one document; empty if there is none, or if it is broken, which is then reported. */
    public static Optional<YamlValue> compose(RuleSource source, RuleProblems problems) {
        if (source.yaml().codePointCount(0, source.yaml().length()) > MAX_CODE_POINTS) {
            problems.add(problem(source, null, "more than " + MAX_CODE_POINTS + " characters; split the file"));
            return Optional.empty();
        }
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(MAX_CODE_POINTS);
        limits.setNestingDepthLimit(MAX_DEPTH);
        limits.setMaxAliasesForCollections(MAX_ALIASES);
        try {
            Node root = new Yaml(limits).compose(new StringReader(source.yaml()));
            return Optional.ofNullable(root).map(node -> new YamlValue(node, source, problems));
        } catch (MarkedYAMLException e) {
            String context = e.getContext() == null ? "" : ", " + e.getContext();
            problems.add(problem(source, e.getProblemMark(), "YAML: " + e.getProblem() + context));
        } catch (ReaderException e) {
            String before = source.yaml()
                    .substring(0, source.yaml().offsetByCodePoints(0, clamp(source.yaml(), e.getPosition())));
            int line = (int) before.lines().count();
            problems.add(new RuleProblem(
                    "",
                    new SourcePosition(source.name().toString(), Math.max(1, line), 1),
                    "YAML: character U+" + Integer.toHexString(e.getCodePoint()) + " is not allowed",
                    null));
        } catch (YAMLException e) {
            problems.add(problem(source, null, "YAML: " + e.getMessage()));
        }
        return Optional.empty();
    }

    private static int clamp(String text, int codePoints) {
        return Math.max(0, Math.min(codePoints, text.codePointCount(0, text.length())));
    }

    private static RuleProblem problem(RuleSource source, @Nullable Mark mark, String message) {
        int line = mark == null ? 1 : mark.getLine() + 1;
        int column = mark == null ? 1 : mark.getColumn() + 1;
        return new RuleProblem("", new SourcePosition(source.name().toString(), line, column), message, null);
    }
}
