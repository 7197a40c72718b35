package dev.parallax.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parallax.demo.platform.Cast;
import dev.parallax.demo.traffic.PlannedRead;
import dev.parallax.demo.traffic.ReadPlan;
import dev.parallax.exchange.Body;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendsTest {

    private static final Tenant ACME = new Tenant("acme");
    private static final OperationId ANY = new OperationId("any");

    @TempDir
    private static Path directory;

    private static RunningPlatform platform;

    @BeforeAll
    static void start() throws Exception {
        platform = new RunningPlatform(directory);
    }

    @AfterAll
    static void stop() throws Exception {
        platform.close();
    }

    @Test
    void the_plan_asks_every_operation_of_every_tenant() throws Exception {
        List<PlannedRead> plan = ReadPlan.of(platform.inventories(), 1);

        Map<Tenant, List<PlannedRead>> byTenant = plan.stream().collect(Collectors.groupingBy(PlannedRead::tenant));

        assertThat(byTenant).hasSize(Cast.TENANTS.size());
        assertThat(byTenant.values())
                .allSatisfy(reads -> assertThat(
                                reads.stream().map(PlannedRead::operation).distinct())
                        .hasSize(17));
    }

    @Test
    void both_sides_answer_every_operation_of_a_clean_tenant_with_the_same_keys() throws Exception {
        ObjectMapper json = new ObjectMapper();
        HashSet<OperationId> asked = new HashSet<>();
        for (PlannedRead read : ReadPlan.of(platform.inventories(), 1)) {
            if (read.tenant().equals(ACME) && asked.add(read.operation())) {
                Reply.Answer legacy = platform.ask(Side.LEGACY, read);
                Reply.Answer candidate = platform.ask(Side.CANDIDATE, read);

                assertThat(legacy.status()).isEqualTo(200);
                assertThat(candidate.status()).isEqualTo(200);
                JsonNode ofLegacy = json.readTree(legacy.body().bytes());
                JsonNode ofCandidate = json.readTree(candidate.body().bytes());
                assertThat(ofCandidate.propertyStream().map(Map.Entry::getKey))
                        .containsExactlyElementsOf(
                                ofLegacy.propertyStream().map(Map.Entry::getKey).toList());
            }
        }
        assertThat(asked).hasSize(17);
    }

    @Test
    void every_reply_names_its_build_and_no_two_have_one_request_id() throws Exception {
        PlannedRead read = get("/api/offices");

        Reply.Answer first = platform.ask(Side.LEGACY, read);
        Reply.Answer second = platform.ask(Side.LEGACY, read);
        Reply.Answer other = platform.ask(Side.CANDIDATE, read);

        assertThat(first.headers().first("X-Build")).contains("L41");
        assertThat(other.headers().first("X-Build")).contains("C209");
        assertThat(first.headers().first("X-Request-Id"))
                .isPresent()
                .isNotEqualTo(second.headers().first("X-Request-Id"))
                .isNotEqualTo(other.headers().first("X-Request-Id"));
    }

    @Test
    void an_unknown_listing_is_the_same_problem_on_both_sides() throws Exception {
        PlannedRead read = get("/api/listings/999999");

        Reply.Answer legacy = platform.ask(Side.LEGACY, read);
        Reply.Answer candidate = platform.ask(Side.CANDIDATE, read);

        assertThat(legacy.status()).isEqualTo(404);
        assertThat(candidate.status()).isEqualTo(404);
        assertThat(candidate.body()).isEqualTo(legacy.body());
    }

    private static PlannedRead get(String target) {
        return new PlannedRead(ACME, ANY, new Target(target), Body.empty());
    }
}
