package dev.parallax.readiness.policy;

import dev.parallax.rules.load.RuleSource;
import dev.parallax.rules.load.YamlComposer;
import dev.parallax.rules.load.YamlMapping;
import dev.parallax.rules.load.YamlValue;
import dev.parallax.rules.problem.RuleProblem;
import dev.parallax.rules.problem.RuleProblems;
import dev.parallax.rules.problem.SourcePosition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Loads readiness policies. Every problem is found in one go and located; a policy with a problem is refused whole. */
public final class PolicyLoader {

    /** The file's name within the rules directory. */
    public static final String FILE = "readiness.yaml";

    private PolicyLoader() {}

    /**
     * The policy of a rules directory; just {@link Preset#STANDARD} if it has no {@value #FILE}.
     *
     * @throws PolicyException if the file cannot be read or anything in it is wrong
     */
    public static Policy load(Path directory) {
        return read(directory).map(PolicyLoader::parse).orElse(Policy.of(Preset.STANDARD));
    }

    /**
     * Reads a policy.
     *
     * @throws PolicyException if anything in it is wrong; names everything that is
     */
    public static Policy parse(RuleSource source) {
        RuleProblems problems = new RuleProblems();
        Optional<YamlValue> root = YamlComposer.compose(source, problems);
        Optional<YamlMapping> mapping = root.flatMap(value -> value.mapping("a readiness policy"));
        Policy policy = mapping.map(PolicyReader::read).orElse(Policy.of(Preset.STANDARD));
        if (!problems.isEmpty()) {
            throw new PolicyException(problems.sorted());
        }
        return policy;
    }

    /** The text of the policy file; empty if there is none. */
    static Optional<RuleSource> read(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            return Optional.of(new RuleSource(file, Files.readString(file, StandardCharsets.UTF_8)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new PolicyException(List.of(new RuleProblem(
                    "",
                    new SourcePosition(file.toString(), 1, 1),
                    "cannot be read: " + e.getClass().getSimpleName(),
                    null)));
        }
    }
}
