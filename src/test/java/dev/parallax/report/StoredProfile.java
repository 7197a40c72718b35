package dev.parallax.report;

import dev.parallax.EmbeddedStoreResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** The control plane over a real store, flushed quickly. */
public class StoredProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "parallax.data-dir", "target/report-stored",
                "parallax.evidence.flush-interval", "50ms",
                "parallax.evidence.samples.bodies", "true",
                "parallax.port", "0",
                "parallax.legacy-url", "http://127.0.0.1:1",
                "parallax.candidate-url", "http://127.0.0.1:1");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(EmbeddedStoreResource.class));
    }
}
