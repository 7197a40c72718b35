package dev.parallax.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.parallax.rules.problem.RuleProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the commands about rules answer with {@code --format json}. */
final class RulesWire {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private RulesWire() {}

    /** One thing that is wrong. */
    record Problem(
            String file,
            int line,
            int column,
            String word,
            String message,
            @Nullable String suggestion) {

        static Problem of(RuleProblem problem) {
            return new Problem(
                    problem.at().source(),
                    problem.at().line(),
                    problem.at().column(),
                    problem.word(),
                    problem.message(),
                    problem.suggestion() == null ? null : problem.suggestion().text());
        }
    }

    /** Something to know about a rule that is not wrong. */
    record Note(String rule, String note) {}

    /** Answer of {@code check}. */
    record Check(
            boolean ok, int operations, int rules, @Nullable String digest, List<Problem> problems, List<Note> notes) {}

    /** One case of {@code test}. */
    record Case(String title, String at, boolean holds, List<String> complaints) {}

    /** Answer of {@code test}. */
    record Test(boolean ok, List<Case> cases) {}

    /** One rule of {@code explain}. */
    record Explained(String rule, String effect, String because, String reason, String owner, String until) {}

    /** Answer of {@code explain}. */
    record Explanation(String place, String operation, String tenant, List<Explained> rules) {}

    static String json(Object answer) {
        try {
            return JSON.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of text and numbers can always be written", e);
        }
    }
}
