package dev.parallax.report.health;

import dev.parallax.rules.load.ReloadingRuleBooks;
import dev.parallax.rules.problem.RuleProblem;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Are the rules in force the ones in the files? A file that is wrong leaves the old rules in force until it is put right. */
@Wellness
@ApplicationScoped
class RulesHealth implements HealthCheck {

    private static final int MOST_SHOWN = 5;

    private final Instance<ReloadingRuleBooks> ruleBooks;

    RulesHealth(Instance<ReloadingRuleBooks> ruleBooks) {
        this.ruleBooks = ruleBooks;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("rules")
                .withData("question", "Are the rules in force the ones in the files?");
        if (!ruleBooks.isResolvable()) {
            return response.up().build();
        }
        List<RuleProblem> problems = ruleBooks.get().problems();
        response.status(problems.isEmpty())
                .withData("digest", ruleBooks.get().current().digest().abbreviated());
        for (int i = 0; i < Math.min(MOST_SHOWN, problems.size()); i++) {
            response.withData("problem" + (i + 1), problems.get(i).toString());
        }
        return response.build();
    }
}
