package dev.parallax.evidence;

import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.Side;
import java.util.Map;

/**
 * What a deployment pipeline says is running, for sides whose replies name no build. Where replies do, their word counts.
 * Thread-safe, blocking.
 */
public interface BuildDeclarations {

    /**
     * From now on {@code side} runs {@code build}. In force here at once, in other instances within a minute.
     *
     * @throws StoreUnavailableException if it cannot be kept; nothing is declared then
     */
    void declare(Side side, BuildId build);

    /**
     * What was declared last, by side; sides of which nothing was are left out.
     *
     * @throws StoreUnavailableException if the store cannot be asked
     */
    Map<Side, BuildId> declared();
}
