package dev.parallax.rules.load;

import dev.parallax.rules.book.RuleBook;
import dev.parallax.rules.problem.RuleBookException;
import dev.parallax.rules.problem.RuleProblem;
import dev.parallax.rules.problem.RuleProblems;
import dev.parallax.rules.problem.SourcePosition;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads rule books. Every problem of every file is found in one go, so that an author fixes them in one go. Rules are
 * data: nothing in them is ever run, instantiated or fetched.
 */
public final class RuleBookLoader {

    /** Belongs to the readiness policy, not to the rules. */
    static final String READINESS_FILE = "readiness.yaml";

    /** Larger files are refused unread, in bytes. */
    private static final long MAX_FILE_BYTES = 4L * YamlComposer.MAX_CODE_POINTS;

    private static final int MAX_FILES = 1_000;

    private RuleBookLoader() {}

    /**
     * Merges every {@code *.yaml} and {@code *.yml} of {@code directory}, without its subdirectories.
     *
     * @throws RuleBookException if there is no such directory or anything in it is wrong; names everything that is
     */
    public static RuleBook load(Path directory) {
        return parse(read(directory));
    }

    /**
     * Merges rules that are already in memory.
     *
     * @throws RuleBookException if anything is wrong; names everything that is
     */
    public static RuleBook parse(List<RuleSource> sources) {
        RuleProblems problems = new RuleProblems();
        RuleBookReader reader = new RuleBookReader(problems);
        sources.forEach(reader::read);
        RuleBook book = reader.finish();
        problems.throwIfAny();
        return book;
    }

    /** The rule files of {@code directory} in order of their names. */
    static List<RuleSource> read(Path directory) {
        RuleProblems problems = new RuleProblems();
        List<RuleSource> sources = new ArrayList<>();
        for (Path file : files(directory, problems)) {
            read(file, sources, problems);
        }
        problems.throwIfAny();
        return sources;
    }

    private static List<Path> files(Path directory, RuleProblems problems) {
        if (!Files.isDirectory(directory)) {
            problems.add(problem(directory, "there is no such directory"));
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            List<Path> files = entries.filter(RuleBookLoader::isRuleFile)
                    .sorted()
                    .limit(MAX_FILES + 1L)
                    .toList();
            if (files.size() > MAX_FILES) {
                problems.add(problem(directory, "more than " + MAX_FILES + " rule files"));
                return List.of();
            }
            return files;
        } catch (IOException e) {
            problems.add(problem(directory, "cannot be listed: " + e.getClass().getSimpleName()));
            return List.of();
        }
    }

    private static boolean isRuleFile(Path file) {
        String name = String.valueOf(file.getFileName());
        return (name.endsWith(".yaml") || name.endsWith(".yml"))
                && !name.startsWith(".")
                && !name.equals(READINESS_FILE)
                && Files.isRegularFile(file);
    }

    private static void read(Path file, List<RuleSource> sources, RuleProblems problems) {
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                problems.add(problem(file, "larger than " + MAX_FILE_BYTES + " bytes"));
                return;
            }
            sources.add(new RuleSource(file, Files.readString(file, StandardCharsets.UTF_8)));
        } catch (CharacterCodingException e) {
            problems.add(problem(file, "is not valid UTF-8"));
        } catch (IOException e) {
            problems.add(problem(file, "cannot be read: " + e.getClass().getSimpleName()));
        }
    }

    private static RuleProblem problem(Path path, String message) {
        return new RuleProblem("", new SourcePosition(path.toString(), 1, 1), message, null);
    }
}
