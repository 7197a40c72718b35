package dev.parallax.rules.load;

import dev.parallax.rules.book.RuleBook;
import dev.parallax.rules.book.RuleBooks;
import dev.parallax.rules.problem.RuleBookException;
import dev.parallax.rules.problem.RuleProblem;
import java.nio.file.Path;
import java.util.List;

/**
 * The rule book of a directory, read again when its files change. A book that is refused is not taken over: the old one
 * stays in force, and what is wrong can be asked for. Thread-safe; {@link #reloadIfChanged} may be called at any pace.
 */
public final class ReloadingRuleBooks implements RuleBooks {

    private final Path directory;
    private volatile State state; // replaced as a whole, under this object's monitor

    /** The book in force, the files it came from, and what is wrong with the files since. */
    private record State(RuleBook book, List<RuleSource> sources, List<RuleProblem> problems) {}

    /** What a look at the directory came to. */
    public enum Reload {
        /** The files say what they said at the last look, or what the book in force says. */
        UNCHANGED,
        /** Another book is in force now. */
        RELOADED,
        /** The files changed and are wrong; the book in force stays. */
        REFUSED
    }

    /**
     * Loads the directory for the first time.
     *
     * @throws RuleBookException if anything in it is wrong
     */
    public ReloadingRuleBooks(Path directory) {
        this.directory = directory;
        List<RuleSource> sources = RuleBookLoader.read(directory);
        this.state = new State(RuleBookLoader.parse(sources), sources, List.of());
    }

    @Override
    public RuleBook current() {
        return state.book;
    }

    /** The files as they were last read, which may be newer than the book in force if something is wrong with them. */
    public List<RuleSource> sources() {
        return state.sources;
    }

    /** What is wrong with the files as they were last read; empty if the book in force is theirs. */
    public List<RuleProblem> problems() {
        return state.problems;
    }

    /**
     * Reads the directory and takes its rules over if they changed and nothing is wrong with them. Compares contents, not
     * times: an edit within the resolution of a file's time is seen too.
     */
    public synchronized Reload reloadIfChanged() {
        try {
            List<RuleSource> now = RuleBookLoader.read(directory);
            if (now.equals(state.sources)) {
                state = new State(state.book, now, List.of());
                return Reload.UNCHANGED;
            }
            state = new State(RuleBookLoader.parse(now), now, List.of());
            return Reload.RELOADED;
        } catch (RuleBookException e) {
            boolean known = e.problems().equals(state.problems);
            state = new State(state.book, state.sources, e.problems());
            return known ? Reload.UNCHANGED : Reload.REFUSED;
        }
    }
}
