package dev.parallax.capture;

import dev.parallax.exchange.Operation;
import dev.parallax.exchange.OperationId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The operations that the OpenAPI documents declare. Immutable, so safe to share. */
public final class ContractOperations {

    private final List<Operation> contract;

    ContractOperations(List<Operation> contract) {
        this.contract = List.copyOf(contract);
    }

    /**
     * Their ids as reads of them are named: where the rules declare an operation as specific, theirs.
     *
     * @param declared the operations of the rule book in force
     */
    public List<OperationId> ids(List<Operation> declared) {
        OperationIndex index = new OperationIndex(
                Stream.concat(declared.stream(), contract.stream()).toList());
        List<OperationId> ids = new ArrayList<>();
        for (Operation operation : contract) {
            // A template is a path of its own: its placeholders are segments like any other.
            OperationIndex.Entry named =
                    index.find(operation.method(), operation.path().text());
            ids.add(named == null ? operation.id() : named.operation().id());
        }
        return ids.stream().distinct().sorted().toList();
    }
}
