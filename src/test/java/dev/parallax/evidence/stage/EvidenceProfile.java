package dev.parallax.evidence.stage;

import dev.parallax.EmbeddedStoreResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The evidence stage against a real store, flushing quickly. */
public final class EvidenceProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "parallax.data-dir", "target/evidence-stage",
                "parallax.evidence.flush-interval", "50ms");
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(NoVerdicts.class);
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(EmbeddedStoreResource.class));
    }
}
