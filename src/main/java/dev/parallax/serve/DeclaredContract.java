package dev.parallax.serve;

import dev.parallax.capture.ContractOperations;
import dev.parallax.exchange.OperationId;
import dev.parallax.readiness.Contract;
import dev.parallax.rules.book.RuleBooks;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The contract of the OpenAPI documents the data plane reads. */
@ApplicationScoped
class DeclaredContract implements Contract {

    private final ContractOperations documents;
    private final RuleBooks books;

    DeclaredContract(ContractOperations documents, RuleBooks books) {
        this.documents = documents;
        this.books = books;
    }

    @Override
    public List<OperationId> operations() {
        return documents.ids(books.current().operations());
    }
}
