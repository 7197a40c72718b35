package dev.parallax.report;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parallax.SecretForms;
import dev.parallax.StoreDump;
import dev.parallax.capture.DataPlane;
import dev.parallax.evidence.EvidenceReader;
import dev.parallax.evidence.stage.EvidenceStage;
import dev.parallax.exchange.Tenant;
import dev.parallax.shadow.KillSwitch;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.sql.SQLException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * B5 end to end: secrets go through the proxy to both backends and come back in a reply that differs, so that an example is
 * kept; then every place where Parallax writes or shows something is searched for them.
 */
@QuarkusTest
@TestProfile(RecheckApiTest.Whole.class)
class SecretsStayOutTest {

    private static final String JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJwbGFudGVkIn0.";

    private final Tenant tenant = new Tenant("secrets-" + UUID.randomUUID());
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final Queue<String> logged = new ConcurrentLinkedQueue<>();

    @Inject
    DataPlane plane;

    @Inject
    EvidenceReader evidence;

    @Inject
    EvidenceStage stage;

    @Inject
    KillSwitch killSwitch;

    @Inject
    AgroalDataSource source;

    @ConfigProperty(name = "parallax.candidate-url")
    String candidate;

    @Test
    void planted_secrets_reach_neither_store_nor_log_nor_metric_nor_page_B5() throws SQLException {
        await().until(() -> evidence.health().sound());
        given().baseUri(candidate)
                .port(Integer.parseInt(candidate.substring(candidate.lastIndexOf(':') + 1)))
                .post("/_become?build=C1&price=6");
        Handler log = listen();
        Logger.getLogger("").addHandler(log);
        Logger.getLogger("dev.parallax").setLevel(Level.ALL);
        try {
            ask();
            await().until(() -> evidence.of(tenant)
                    .filter(known -> known.counts().mismatch() == 1)
                    .isPresent());
            String id = given().get("/api/v1/discrepancies?tenant=" + tenant).path("discrepancies[0].id");

            // An example may follow its count in a batch of its own.
            await().until(() ->
                    given().get("/api/v1/discrepancies/" + id).asString().contains("harmless-value"));

            Map<String, String> places = new LinkedHashMap<>();
            places.put("store", StoreDump.of(source));
            places.put(
                    "reads kept to be asked again",
                    stage.stored().repeatable(tenant, Optional.empty()).toString());
            for (String path : List.of(
                    "/",
                    "/tenants/" + tenant,
                    "/discrepancies?tenant=" + tenant,
                    "/discrepancies/" + id,
                    "/rules",
                    "/q/metrics",
                    "/q/health",
                    "/api/v1/tenants",
                    "/api/v1/tenants/" + tenant + "/parity",
                    "/api/v1/tenants/" + tenant + "/parity?format=md",
                    "/api/v1/tenants/" + tenant + "/parity?format=csv",
                    "/api/v1/tenants/" + tenant + "/parity?format=junit",
                    "/api/v1/tenants/" + tenant + "/readiness",
                    "/api/v1/discrepancies/" + id,
                    "/api/v1/rules/suggestions")) {
                places.put(path, given().get(path).asString());
            }
            // Also what goes wrong on the way must not be told.
            given().get("/api/v1/tenants/" + secrets.get("query token") + "/parity?format=x");
            killSwitch.engage();
            killSwitch.release();
            places.put("log", String.join("\n", logged));

            assertThat(places.get("/api/v1/discrepancies/" + id))
                    .as("the example is there")
                    .contains("harmless-value");
            assertThat(places.get("log")).as("the log is listened to").contains("Kill switch");
            assertThat(secrets).hasSizeGreaterThanOrEqualTo(24);
            places.forEach((place, content) -> secrets.forEach((name, secret) -> {
                for (String form : SecretForms.of(secret)) {
                    assertThat(content.contains(form))
                            .as("%s in %s", name, place)
                            .isFalse();
                }
            }));
        } finally {
            Logger.getLogger("dev.parallax").setLevel(null);
            Logger.getLogger("").removeHandler(log);
        }
    }

    private void ask() {
        String members = "\"note\":\"harmless-value and " + plant("aws", "AKIA") + " and "
                + plant("github", "ghp_abcdefghijklm") + " and " + plant("stripe", "sk_live_") + " and "
                + plant("slack", "xoxb-") + " at postgres://app:" + plant("url password", "")
                + "@db/x\",\"password\":\""
                + plant("json password", "") + "\",\"clientSecret\":\"" + plant("json secret", "")
                + "\",\"credentials\":{\"user\":\"u\",\"x\":[\"" + plant("json nested", "")
                + "\"]},\"pass\\u0077ord\":\""
                + plant("json escaped key", "") + "\",\"refresh_token\":\"" + plant("json token", "") + "\",\""
                + plant("json key", JWT) + "\":1,\"jwt\":\"" + plant("json jwt", JWT) + "\",\"seen\":\"Bearer "
                + plant("bearer in a value", "") + "\",\"private\":\"-----BEGIN PRIVATE KEY-----"
                + plant("key block", "") + "\"";
        String planted = Base64.getEncoder().encodeToString(members.getBytes(UTF_8));
        secrets.put("set-cookie", planted.substring(0, 24));
        given().urlEncodingEnabled(false)
                .port(plane.port())
                .header("X-Tenant-Id", tenant.name())
                .header(TwoBackends.PLANT, planted)
                .header("Authorization", "Bearer " + plant("authorization", ""))
                .header("X-Api-Key", plant("api key header", ""))
                .header("X-Auth-Token", plant("token header", ""))
                .header("Proxy-Authorization", "Basic " + plant("proxy authorization", ""))
                .header("Cookie", "sid=" + plant("cookie", "") + "; csrf=" + plant("second cookie", ""))
                .get("/listings/secret?city=harmless-value&token=" + plant("query token", "") + "&api_key="
                        + plant("query api key", "") + "&p%61ssword=" + plant("query encoded name", "")
                        + "&X-Amz-Signature=" + plant("query signature", "") + "&next=" + plant("query jwt", JWT)
                        + "&back="
                        + URLEncoder.encode("https://x/?a=1&access_token=" + plant("query nested", ""), UTF_8))
                .then()
                .statusCode(200);
    }

    private String plant(String name, String prefix) {
        String secret = prefix + "PLANTED" + (123456789 + 7919 * secrets.size());
        secrets.put(name, secret);
        return secret;
    }

    private Handler listen() {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(line.getLoggerName() + " " + line.getMessage() + " " + List.of(parameters(line)) + " "
                        + line.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    private static Object[] parameters(LogRecord line) {
        Object[] parameters = line.getParameters();
        if (parameters == null) {
            return new Object[0];
        }
        Object[] texts = new Object[parameters.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = String.valueOf(parameters[i]);
        }
        return texts;
    }
}
