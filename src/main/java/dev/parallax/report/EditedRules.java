package dev.parallax.report;

import dev.parallax.report.access.CurrentCaller;
import dev.parallax.report.backtest.Books;
import dev.parallax.report.wire.RulesCheckDocument;
import dev.parallax.report.wire.RulesCheckDocument.ProblemLine;
import dev.parallax.rules.book.RuleBook;
import dev.parallax.rules.load.ReloadingRuleBooks;
import dev.parallax.rules.load.RuleBookLoader;
import dev.parallax.rules.load.RuleSource;
import dev.parallax.rules.problem.RuleBookException;
import dev.parallax.rules.problem.RuleProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads rules that somebody edits: a whole book, or one file that stands beside the others of the book in force. Nothing is
 * written: rules are put in force by whoever owns the directory. Thread-safe.
 */
@ApplicationScoped
class EditedRules {

    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,98}\\.ya?ml");
    private static final String WHOLE_BOOK = "rules";
    private static final int MOST_PROBLEMS = 20;

    private final ReloadingRuleBooks books;
    private final CurrentCaller caller;

    EditedRules(ReloadingRuleBooks books, CurrentCaller caller) {
        this.books = books;
        this.caller = caller;
    }

    /**
     * What somebody edited.
     *
     * @param yaml the text
     * @param file which file of the book it is; null for the whole book
     */
    record Edit(String yaml, @Nullable String file) {

        /**
         * @throws Problem 400 if there is no text, or the file cannot be one
         */
        static Edit of(@Nullable String yaml, @Nullable String file) {
            if (yaml == null) {
                throw Problem.malformed(new Problem.Field("rules"), "rules is missing.");
            }
            String name = file == null || file.isBlank() ? null : file.strip();
            if (name != null && (!FILE.matcher(name).matches() || name.equals("readiness.yaml"))) {
                throw Problem.malformed(
                        new Problem.Field("file"),
                        "file must be the name of a rule file: letters, digits, '.', '_', '-', ending in .yaml.");
            }
            return new Edit(yaml, name);
        }
    }

    /** The files of the book in force; for callers who see every tenant, as rules may name tenants. */
    List<RuleSource> files() {
        EveryTenant.required(caller, "The rule files");
        return books.sources();
    }

    /** The text of a file; empty if there is none of that name. */
    Optional<String> text(String file) {
        return files().stream()
                .filter(source -> isNamed(source, file))
                .map(RuleSource::yaml)
                .findFirst();
    }

    /** What is wrong with an edit. */
    RulesCheckDocument check(Edit edit) {
        try {
            RuleBook book = book(edit);
            return new RulesCheckDocument(
                    RulesCheckDocument.KIND,
                    true,
                    book.digest().hex(),
                    book.rules().size(),
                    List.of());
        } catch (RuleBookException refused) {
            return new RulesCheckDocument(
                    RulesCheckDocument.KIND,
                    false,
                    null,
                    0,
                    refused.problems().stream()
                            .map(problem -> line(problem, edit))
                            .toList());
        }
    }

    /**
     * The edit beside the book in force.
     *
     * @throws Problem 400 that holds everything that is wrong with it
     */
    Books books(Edit edit) {
        try {
            return new Books(books.current(), book(edit));
        } catch (RuleBookException refused) {
            throw Problem.malformed(
                    new Problem.Field("rules"),
                    refused.problems().stream()
                            .limit(MOST_PROBLEMS)
                            .map(RuleProblem::toString)
                            .collect(Collectors.joining("\n", "The rules are refused.\n", "")));
        }
    }

    private RuleBook book(Edit edit) {
        String file = edit.file();
        if (file == null) {
            return RuleBookLoader.parse(List.of(RuleSource.inline(edit.yaml())));
        }
        List<RuleSource> sources = new ArrayList<>();
        boolean known = false;
        for (RuleSource source : files()) {
            boolean same = isNamed(source, file);
            known |= same;
            sources.add(same ? new RuleSource(source.name(), edit.yaml()) : source);
        }
        if (!known) {
            sources.add(new RuleSource(Path.of(file), edit.yaml()));
        }
        return RuleBookLoader.parse(sources);
    }

    private static ProblemLine line(RuleProblem problem, Edit edit) {
        String source = String.valueOf(Path.of(problem.at().source()).getFileName());
        String wanted = edit.file() == null ? WHOLE_BOOK : edit.file();
        String suggestion = problem.suggestion() == null
                ? ""
                : "; did you mean " + problem.suggestion().text() + "?";
        return new ProblemLine(
                source,
                source.equals(wanted),
                problem.at().line(),
                problem.at().column(),
                problem.message() + suggestion);
    }

    private static boolean isNamed(RuleSource source, String file) {
        return String.valueOf(source.name().getFileName()).equals(file);
    }
}
