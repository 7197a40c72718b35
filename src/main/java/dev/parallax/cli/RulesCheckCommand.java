package dev.parallax.cli;

import dev.parallax.rules.book.RuleBook;
import dev.parallax.rules.book.RuleNotes;
import dev.parallax.rules.problem.RuleBookException;
import dev.parallax.rules.problem.RuleProblem;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code parallax rules check DIR}: names everything that is wrong with the rules. */
@Command(
        name = "check",
        description = "Names everything that is wrong with the rules of a directory, with file, line and column.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nothing is wrong", "1:something is", "64:the command line is wrong"})
final class RulesCheckCommand implements Callable<Integer> {

    @Mixin
    private RulesOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            RuleBook book = options.load();
            List<RulesWire.Note> notes = RuleNotes.on(book, options.day()).stream()
                    .map(note -> new RulesWire.Note(note.rule().value(), note.text()))
                    .toList();
            if (options.json()) {
                out.println(RulesWire.json(new RulesWire.Check(
                        true,
                        book.operations().size(),
                        book.rules().size(),
                        book.digest().hex(),
                        List.of(),
                        notes)));
            } else {
                notes.forEach(note -> out.println("note: rule '" + note.rule() + "' " + note.note()));
                out.println(options.directory() + ": " + book.rules().size() + " rules, "
                        + book.operations().size() + " operations, digest "
                        + book.digest().abbreviated());
            }
            return ExitCode.OK;
        } catch (RuleBookException e) {
            return refuse(e.problems(), out);
        }
    }

    private int refuse(List<RuleProblem> problems, PrintWriter out) {
        if (options.json()) {
            out.println(RulesWire.json(new RulesWire.Check(
                    false,
                    0,
                    0,
                    null,
                    problems.stream().map(RulesWire.Problem::of).toList(),
                    List.of())));
        } else {
            problems.forEach(out::println);
            out.println(problems.size() == 1 ? "1 problem" : problems.size() + " problems");
        }
        return RulesCommand.PROBLEMS;
    }
}
