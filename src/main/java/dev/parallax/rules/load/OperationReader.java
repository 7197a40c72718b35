package dev.parallax.rules.load;

import dev.parallax.exchange.Operation;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.PathTemplate;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.rules.problem.DidYouMean;
import dev.parallax.rules.problem.Suggestion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads one entry of {@code operations:}. */
final class OperationReader {

    private OperationReader() {}

    /** The operation; empty if something is wrong with it, which is then reported. */
    static Optional<Located> read(YamlValue value) {
        Optional<YamlMapping> found = value.mapping("an operation");
        if (found.isEmpty()) {
            return Optional.empty();
        }
        YamlMapping entries = found.get();
        entries.refuseOthers(List.of("id", "match", "read"));
        Optional<OperationId> id = entries.require("id").flatMap(OperationReader::id);
        boolean read = entries.find("read").map(flag -> flag.isTrue("'read'")).orElse(false);
        Optional<YamlValue> match = entries.require("match");
        Optional<Match> matched = match.flatMap(text -> match(text, read));
        if (id.isEmpty() || matched.isEmpty()) {
            return Optional.empty();
        }
        Operation operation =
                new Operation(id.get(), matched.get().method(), matched.get().path());
        return Optional.of(new Located(operation, entries.find("id").orElse(value), match.orElse(value)));
    }

    /**
     * An operation and the places that problems with it are reported at.
     *
     * @param operation the operation
     * @param id where its id stands
     * @param match where its match stands
     */
    record Located(Operation operation, YamlValue id, YamlValue match) {}

    private record Match(ReadMethod method, PathTemplate path) {}

    private static Optional<OperationId> id(YamlValue value) {
        Optional<String> text = value.text("'id'");
        if (text.isPresent() && text.get().indexOf('*') >= 0) {
            value.report("an operation's id must not hold '*', which stands for any characters in 'on'");
            return Optional.empty();
        }
        try {
            return text.map(OperationId::new);
        } catch (IllegalArgumentException e) {
            value.report("'id': " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Match> match(YamlValue value, boolean read) {
        Optional<String> text = value.text("'match'");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int blank = text.get().indexOf(' ');
        if (blank < 0) {
            value.report("'match' is a method and a path, like GET /api/listings/{id}, got '" + text.get() + "'");
            return Optional.empty();
        }
        String token = text.get().substring(0, blank);
        Optional<ReadMethod> method = ReadMethod.of(token);
        if (method.isEmpty()) {
            String upper = token.toUpperCase(Locale.ROOT);
            value.report(
                    "'" + token + "' is no method of a read; GET, HEAD or POST",
                    DidYouMean.among(Set.of("GET", "HEAD", "POST"), upper).orElse(null));
            return Optional.empty();
        }
        if (method.get() == ReadMethod.POST && !read) {
            value.report("a POST is mirrored only if somebody vouches that it reads", new Suggestion("read: true"));
            return Optional.empty();
        }
        try {
            return Optional.of(new Match(
                    method.get(), new PathTemplate(text.get().substring(blank).trim())));
        } catch (IllegalArgumentException e) {
            value.report("'match': " + e.getMessage());
            return Optional.empty();
        }
    }
}
