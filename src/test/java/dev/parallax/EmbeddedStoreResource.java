package dev.parallax;

import dev.parallax.evidence.embedded.ClusterName;
import dev.parallax.evidence.embedded.StoreAddress;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a {@code @QuarkusTest} an empty evidence store: {@code @WithTestResource(EmbeddedStoreResource.class)}. */
public final class EmbeddedStoreResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        StoreAddress address = TestStore.database(new ClusterName("quarkus"));
        return Map.of(
                "parallax.jdbc-url", address.jdbcUrl(),
                "quarkus.datasource.jdbc.url", address.jdbcUrl(),
                "quarkus.datasource.username", address.user(),
                "quarkus.datasource.password", address.password());
    }

    @Override
    public void stop() {
        // The server is shared and stops with the JVM.
    }
}
