package dev.parallax.capture;

import dev.parallax.exchange.Operation;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.PathTemplate;
import dev.parallax.exchange.ReadMethod;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Says which operation a request is, if it may be mirrored at all. The most specific template wins, a declared operation
 * before an allow-list entry that is as specific. Thread-safe.
 */
final class OperationResolver {

    private final boolean everythingDeclared;
    private final OperationIndex allowed;
    private final Supplier<List<Operation>> declared;
    private final List<Operation> contract;
    private final TemplateInference inference;

    /** Replaced as a whole when the rule book is; racing threads build the same value. */
    private volatile Compiled compiled;

    /**
     * @param allowed what may be mirrored; empty for whatever is declared
     * @param declared the operations of the rule book in force; the same list as long as the book is the same
     * @param contract the operations of the OpenAPI documents; of two as specific, one of the rules is meant
     * @param inference names operations below a {@code **}
     */
    OperationResolver(
            ReadAllowList allowed,
            Supplier<List<Operation>> declared,
            List<Operation> contract,
            TemplateInference inference) {
        this.everythingDeclared = allowed.entries().isEmpty();
        this.allowed = new OperationIndex(allowed.entries());
        this.declared = declared;
        this.contract = contract;
        this.inference = inference;
        this.compiled = Compiled.of(declared.get(), contract);
    }

    /** The operation of a request with this method token and raw path; empty if it may not be mirrored. */
    Optional<Operation> resolve(String method, String path) {
        return ReadMethod.of(method).flatMap(read -> resolve(read, path));
    }

    private Optional<Operation> resolve(ReadMethod method, String path) {
        OperationIndex.Entry known = index().find(method, path);
        if (method == ReadMethod.POST || everythingDeclared) {
            // Only a rule makes a POST a read: the allow-list cannot.
            return Optional.ofNullable(known).map(OperationIndex.Entry::operation);
        }
        OperationIndex.Entry entry = allowed.find(method, path);
        if (entry == null) {
            return Optional.empty();
        }
        if (known != null && known.specificity() >= entry.specificity()) {
            return Optional.of(known.operation());
        }
        Operation listed = entry.operation();
        return Optional.of(listed.path().text().endsWith("**") ? inferred(listed, path) : listed);
    }

    private OperationIndex index() {
        List<Operation> now = declared.get();
        Compiled current = compiled;
        if (current.source() != now) {
            current = Compiled.of(now, contract);
            compiled = current;
        }
        return current.index();
    }

    private Operation inferred(Operation entry, String path) {
        PathTemplate template = inference.templateOf(path).orElse(entry.path());
        return new Operation(new OperationId(entry.method() + " " + template), entry.method(), template);
    }

    private record Compiled(List<Operation> source, OperationIndex index) {
        static Compiled of(List<Operation> source, List<Operation> contract) {
            return new Compiled(
                    source,
                    new OperationIndex(
                            Stream.concat(source.stream(), contract.stream()).toList()));
        }
    }
}
