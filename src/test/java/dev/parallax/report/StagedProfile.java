package dev.parallax.report;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** The control plane alone, before what a test puts on stage. */
public class StagedProfile implements QuarkusTestProfile {

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(
                Stage.Evidence.class,
                Stage.Judge.class,
                Stage.Discrepancies.class,
                Stage.History.class,
                Stage.Log.class,
                Stage.Operated.class,
                Stage.VerdictChanges.class,
                StagedCharts.class,
                StagedOverrides.class,
                StagedProgress.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.hibernate-orm.active", "false",
                "quarkus.datasource.active", "false",
                "parallax.data-dir", "target/report-staged",
                // Port 1 is reserved and never listened on.
                "parallax.legacy-url", "http://127.0.0.1:1",
                "parallax.candidate-url", "http://127.0.0.1:1");
    }
}
