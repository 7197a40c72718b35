package dev.parallax.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.parallax.compare.ObservationSink;
import dev.parallax.evidence.gather.Reads;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import dev.parallax.readiness.Decision;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * B3, route by route: whatever a caller of one tenant asks, no answer knows of another. The routes are read from the API
 * document and from the resource classes, so that a new one is asked as well; a path parameter nobody has values for fails
 * the test.
 */
@QuarkusTest
@TestProfile(GuardedProfile.class)
class RoutesTest {

    private static final String SHARED = "00112233445566aa";
    private static final String OTHERS = "00112233445566bb";
    private static final String OTHER = "zanzibar-homes";
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}:]+)[^}]*}");

    /** Values of path parameters, some of which the caller may not know of. */
    private static final Map<String, List<String>> VALUES = Map.of(
            "tenant", List.of("acme", OTHER),
            "id", List.of(SHARED, OTHERS),
            "operation", List.of("listings.search", "agents.get"),
            "side", List.of("candidate"));

    /** Ways to ask a list for what is not one's own. */
    private static final List<String> QUERIES = List.of("", "?tenant=" + OTHER, "?discrepancy=" + OTHERS, "?format=md");

    /** Bodies that some route takes. */
    private static final List<String> BODIES = List.of(
            "{}",
            "{\"state\":\"BUG\",\"because\":\"b\",\"by\":\"ada\"}",
            "{\"rules\":\"rules: []\\n\"}",
            "{\"rules\":\"rules: []\\n\",\"all\":true}",
            "{\"rules\":\"rules: []\\n\",\"file\":\"x.yaml\",\"discrepancy\":\"" + OTHERS + "\"}",
            "{\"engaged\":true}",
            "{\"build\":\"C1\"}");

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    @TestHTTPResource("/")
    URI root;

    @Inject
    ObservationSink sink;

    @BeforeEach
    void stage() {
        Stage.current().clear();
        Staged.put("acme", Decision.NOT_READY);
        Staged.put(OTHER, Decision.NOT_READY);
        Tenant acme = new Tenant("acme");
        Tenant other = new Tenant(OTHER);
        var group = Staged.group(SHARED, "listings.search", "$.price");
        var met = Staged.detail(group, other).tenants().get(0);
        Stage.current()
                .put(new dev.parallax.evidence.DiscrepancyDetail(
                        group,
                        List.of(Staged.detail(group, acme).tenants().get(0), met),
                        List.of(sample(acme), sample(other)),
                        List.of()));
        Stage.current().put(Staged.detail(Staged.group(OTHERS, "agents.get", "$.phone"), other, sample(other)));
    }

    @Test
    void b3_every_route_shows_only_the_callers_tenants() throws Exception {
        Set<String> routes = routes();
        assertThat(routes).hasSizeGreaterThan(25).contains("get /", "get /rules/edit", "get /api/v1/live");

        for (String token : List.of(GuardedProfile.ACME, GuardedProfile.ACME_ADMIN)) {
            for (String route : routes) {
                stage();
                for (Answer answer : ask(route, token)) {
                    // A page shows what was typed into its own search field, and nothing else of that name.
                    String body = answer.body().replace("value=\"" + OTHER + "\"", "");
                    assertThat(body).as("%s of %s", answer.asked(), token).doesNotContain(OTHER);
                    assertThat(answer.status()).as(answer.asked()).isNotEqualTo(500);
                }
            }
        }
    }

    @Test
    void b3_a_caller_of_every_tenant_does_see_the_other_so_this_test_can_fail() throws Exception {
        List<String> found = new ArrayList<>();
        for (String route : List.of("get /", "get /api/v1/tenants", "get /api/v1/live", "get /discrepancies/{id}")) {
            if (ask(route, GuardedProfile.VIEWER).stream()
                    .anyMatch(answer -> answer.body().contains(OTHER))) {
                found.add(route);
            }
        }

        assertThat(found).hasSize(4);
    }

    private record Answer(String asked, int status, String body) {}

    /** Method and path of every route, in the API document or not. */
    private Set<String> routes() throws Exception {
        Set<String> routes = new TreeSet<>(List.of("get /q/health", "get /q/metrics", "get /openapi"));
        JsonNode paths = new ObjectMapper()
                .readTree(send("GET", "openapi?format=json", null, GuardedProfile.ADMIN)
                        .body())
                .get("paths");
        paths.properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> routes.add(method + " " + path.getKey())));
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        for (JavaClass type : new ClassFileImporter()
                .importPath(java.nio.file.Path.of("target", "classes", "dev", "parallax", "report"))) {
            if (type.isAnnotatedWith(Path.class)) {
                for (JavaMethod method : type.getMethods()) {
                    if (method.isAnnotatedWith(GET.class)) {
                        routes.add("get " + path(type, method));
                    }
                }
            }
        }
        return routes;
    }

    private static String path(JavaClass type, JavaMethod method) {
        String below = method.isAnnotatedWith(Path.class)
                ? "/" + method.getAnnotationOfType(Path.class).value()
                : "";
        String path = ("/" + type.getAnnotationOfType(Path.class).value() + below).replaceAll("/+", "/");
        return path.length() > 1 ? path.replaceAll("/$", "") : path;
    }

    private List<Answer> ask(String route, String token) throws Exception {
        String method = route.substring(0, route.indexOf(' ')).toUpperCase(Locale.ROOT);
        List<Answer> answers = new ArrayList<>();
        for (String path : filled(route.substring(route.indexOf(' ') + 1))) {
            if (method.equals("GET")) {
                for (String query : QUERIES) {
                    answers.add(send(method, path.substring(1) + query, null, token));
                }
            } else {
                for (String body : method.equals("DELETE") ? List.of("") : BODIES) {
                    answers.add(send(method, path.substring(1), body, token));
                }
            }
        }
        return answers;
    }

    private static List<String> filled(String path) {
        Matcher parameter = PARAMETER.matcher(path);
        if (!parameter.find()) {
            return List.of(path);
        }
        List<String> values = VALUES.get(parameter.group(1));
        if (values == null) {
            return fail("this test has no values for " + parameter.group() + " of " + path);
        }
        return values.stream()
                .flatMap(value -> filled(path.replace(parameter.group(), value)).stream())
                .toList();
    }

    private Answer send(String method, String path, String body, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(root.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null || body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        boolean endless = response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("text/event-stream"))
                .isPresent();
        try (InputStream in = response.body()) {
            String text = endless ? events(in) : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(method + " /" + path, response.statusCode(), text);
        }
    }

    /** What a stream shows once something happened to both tenants: up to the batch that holds acme's. */
    private String events(InputStream in) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        StringBuilder seen = new StringBuilder();
        observe(OTHER);
        observe("acme");
        int batches = 0;
        while (batches < 3
                && !seen.toString().contains("acme")
                && !seen.toString().contains(OTHER)) {
            String line = lines.readLine();
            if (line == null) {
                break;
            }
            batches += line.startsWith("data:") ? 1 : 0;
            seen.append(line).append('\n');
        }
        return seen.toString();
    }

    private void observe(String tenant) {
        CapturedRead read =
                Reads.read(new Tenant(tenant), Reads.LISTING, "/api/listings/1", Origin.PROXY, Instant.now());
        sink.captured(read);
        sink.observed(Reads.match(read, Reads.Builds.FIRST));
    }

    private static dev.parallax.evidence.SampledPair sample(Tenant tenant) {
        return Staged.sample(tenant, new Target("/api/listings"), "{\"price\":1}", "{\"price\":\"1\"}");
    }
}
