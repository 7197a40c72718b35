package dev.parallax.readiness;

import dev.parallax.exchange.OperationId;
import java.util.List;

/** What the API promises, whether or not anybody used it. Thread-safe; asks nobody. */
public interface Contract {

    /** The operations its documents declare, as evidence of them is kept; empty where there are no documents. */
    List<OperationId> operations();
}
