package dev.parallax.demo;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.parallax.exchange.Tenant;
import dev.parallax.report.wire.ParityDocument;
import dev.parallax.report.wire.TenantLine;
import dev.parallax.report.wire.TenantsDocument;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The service's REST API, asked as any user would ask it. */
final class ControlPlane {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int MORE_THAN_ENOUGH = 100;

    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    ControlPlane(URI address) {
        this.address = address;
    }

    URI address() {
        return address;
    }

    /** Whether the service says it can work. */
    boolean isUp() throws InterruptedException {
        try {
            return get("/q/health/ready").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** All tenants that were ever seen. */
    List<TenantLine> tenants() throws IOException, InterruptedException {
        return read("/api/v1/tenants?size=" + MORE_THAN_ENOUGH, TenantsDocument.class)
                .tenants();
    }

    /** The parity reports of all tenants that were ever seen. */
    Map<Tenant, ParityDocument> reports() throws IOException, InterruptedException {
        Map<Tenant, ParityDocument> reports = new TreeMap<>();
        for (TenantLine line : tenants()) {
            reports.put(
                    new Tenant(line.tenant()),
                    read("/api/v1/tenants/" + line.tenant() + "/parity", ParityDocument.class));
        }
        return reports;
    }

    private <T> T read(String target, Class<T> type) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = get(target);
        if (response.statusCode() != 200) {
            throw new IOException(target + " answered " + response.statusCode());
        }
        return json.readValue(response.body(), type);
    }

    private HttpResponse<byte[]> get(String target) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(address.resolve(target))
                        .timeout(PATIENCE)
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }
}
