package dev.parallax.evidence.stage;

import static dev.parallax.evidence.gather.Reads.LISTING;
import static dev.parallax.evidence.gather.Reads.RULES;
import static dev.parallax.evidence.gather.Reads.START;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import dev.parallax.SecretForms;
import dev.parallax.StoreDump;
import dev.parallax.TestStore;
import dev.parallax.compare.Observation;
import dev.parallax.evidence.embedded.ClusterName;
import dev.parallax.evidence.gather.Batch;
import dev.parallax.evidence.gather.BatchId;
import dev.parallax.evidence.gather.Evidencing;
import dev.parallax.evidence.gather.Gatherer;
import dev.parallax.evidence.gather.Limits;
import dev.parallax.evidence.gather.RedactedPaths;
import dev.parallax.evidence.spool.Spool;
import dev.parallax.evidence.store.AddressSource;
import dev.parallax.evidence.store.EvidenceStore;
import dev.parallax.evidence.store.InstanceId;
import dev.parallax.exchange.Body;
import dev.parallax.exchange.BuildId;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.ChangeShape;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.DifferenceKind;
import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.Fragment;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.JsonPointer;
import dev.parallax.exchange.Location;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.Outcome;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.PathPattern;
import dev.parallax.exchange.ReadId;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.exchange.ReadRequest;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Severity;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.path.RulePath;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two dozen planted secrets never reach the store or the spool, in no encoding, though bodies are kept (B5). */
class PlantedSecretsTest {

    private static final String JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJwbGFudGVkIn0.";

    private final Map<String, String> secrets = new LinkedHashMap<>();
    private int planted;

    @TempDir
    Path directory;

    @Test
    void planted_secrets_reach_neither_store_nor_spool_B5() throws Exception {
        AddressSource source = new AddressSource(TestStore.database(new ClusterName("planted_secrets")));
        EvidenceStore store = new EvidenceStore(source, Limits.DEFAULT);
        store.migrate();
        Batch batch = batch();
        assertThat(secrets).hasSizeGreaterThanOrEqualTo(24);

        store.write(new BatchId(store.register(new InstanceId("here")), 1), batch, 1);
        Spool spool = new Spool(directory.resolve("spool"), 1 << 24);
        assertThat(spool.keep(new BatchId(1, 1), batch)).isTrue();

        String kept = StoreDump.of(source) + files();
        assertThat(kept).as("the sample is there").contains("harmless-value").contains(hex("harmless-value"));
        secrets.forEach((name, secret) -> {
            for (String form : SecretForms.of(secret)) {
                assertThat(kept.contains(form)).as("%s as %s", name, form).isFalse();
            }
        });
    }

    private Batch batch() {
        Gatherer gatherer = new Gatherer(
                new Evidencing(
                        List.of("maiden-name"),
                        List.of(Pattern.compile("HO-[A-Z0-9]{8}")),
                        new RedactedPaths(List.of(RulePath.parse("$..findings[*].remark"))),
                        true,
                        List.of()),
                Limits.DEFAULT);
        CapturedRead read = new CapturedRead(
                new ReadId("0".repeat(32)),
                new Tenant("acme"),
                LISTING,
                new ReadRequest(
                        ReadMethod.GET,
                        new Target("/api/listings/" + plant("path", JWT + "path") + "?city=harmless-value&token="
                                + plant("query token", "") + "&api_key=" + plant("query api key", "")
                                + "&X-Amz-Signature="
                                + plant("query signature", "") + "&p%61ssword=" + plant("query encoded name", "")
                                + "&next=" + plant("query jwt", JWT + "query") + "&back="
                                + URLEncoder.encode(
                                        "https://x/?a=1&access_token=" + plant("query nested url", ""), UTF_8)),
                        Headers.of(Map.of(
                                "Authorization", "Bearer " + plant("authorization", ""),
                                "Cookie", "sid=" + plant("cookie", ""),
                                "X-Api-Key", plant("api key header", ""))),
                        Body.empty()),
                Side.LEGACY,
                Origin.PROXY,
                START);
        String body = "{\"name\":\"harmless-value\",\"password\":\"" + plant("json password", "")
                + "\",\"clientSecret\" : \"" + plant("json secret", "") + "\",\"credentials\":{\"user\":\"u\",\"x\":[\""
                + plant("json nested", "") + "\"]},\"pass\\u0077ord\":\"" + plant("json escaped key", "")
                + "\",\"refresh_token\":" + plantNumber("json number") + ",\"maidenName\":\""
                + plant("configured name", "") + "\",\"findings\":[{\"remark\":[\""
                + plant("configured path", "") + "\"]}],\"" + plant("json key", JWT + "key") + "\":1,\"note\":\"see "
                + plant("aws", "AKIA") + " and " + plant("github", "ghp_abcdefghijklm") + " and "
                + plant("stripe", "sk_live_") + " and " + plant("slack", "xoxb-") + " at postgres://app:"
                + plant("url password", "") + "@db/x or " + secret("configured pattern", "HO-ABCD1234") + "\"}";
        Pair pair = new Pair(read, exchange(Side.LEGACY, body), exchange(Side.CANDIDATE, body + " "));
        Difference difference = new Difference(
                new Location.InBody(
                        new JsonPointer("/" + secrets.get("json key")), new JsonPointer("/" + secrets.get("json key"))),
                new PathPattern("$['" + secrets.get("json key") + "']"),
                DifferenceKind.VALUE,
                Severity.DEVIATION,
                new Fragment.Present(body, body.length(), false),
                new Fragment.Present("\"Bearer " + plant("bearer in a value", "") + "\"", 9, false),
                new ChangeShape("enum " + secrets.get("json key") + " became x"));
        Difference plain = new Difference(
                new Location.InBody(new JsonPointer("/auth/pin"), new JsonPointer("/auth/pin")),
                new PathPattern("$.auth.pin"),
                DifferenceKind.VALUE,
                Severity.DEVIATION,
                new Fragment.Present("\"" + plant("value under a sensitive key", "") + "\"", 9, false),
                Fragment.absent(),
                new ChangeShape("changed"));
        gatherer.captured(read);
        gatherer.observed(
                new Observation(read, pair, new Outcome.Mismatch(List.of(difference, plain)), List.of(), RULES, START));
        return gatherer.drain(START);
    }

    private Exchange exchange(Side side, String body) {
        return new Exchange(
                side,
                new Reply.Answer(
                        200,
                        Headers.of(Map.of(
                                "Content-Type",
                                "application/json",
                                "Set-Cookie",
                                "sid=" + secrets.computeIfAbsent("set-cookie", this::fresh))),
                        Body.of(body.getBytes(UTF_8))),
                new BuildId("B1"),
                Duration.ofMillis(5));
    }

    /** A secret of a known form, or of none. */
    private String plant(String name, String prefix) {
        return secret(name, prefix + fresh(name));
    }

    private String plantNumber(String name) {
        return secret(name, "90817263540" + planted++);
    }

    private String secret(String name, String value) {
        secrets.put(name, value);
        return value;
    }

    private String fresh(String name) {
        return "PLANTED" + String.format(Locale.ROOT, "%09d", 123456789 + 7919 * planted++);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(UTF_8));
    }

    private String files() throws Exception {
        StringBuilder content = new StringBuilder();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.append(new String(Files.readAllBytes(file), ISO_8859_1));
            }
        }
        return content.toString();
    }
}
