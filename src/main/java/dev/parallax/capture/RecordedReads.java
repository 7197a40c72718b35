package dev.parallax.capture;

import dev.parallax.capture.recorded.RecordedRequest;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Headers.Field;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns recorded requests into reads. They go by the same allow-list, tenant source and registry as live ones, carry no
 * recorded credential, and are labelled synthetic. Thread-safe.
 */
public final class RecordedReads {

    private final Captor captor;
    private final TenantSource tenants;
    private final ReplayCredentials credentials;
    private final int maxBody;

    RecordedReads(Captor captor, TenantSource tenants, ReplayCredentials credentials, int maxBody) {
        this.captor = captor;
        this.tenants = tenants;
        this.credentials = credentials;
        this.maxBody = maxBody;
    }

    /**
     * What is to be made of a recorded request.
     *
     * @param only the tenant asked for: requests of others are refused, those that name none are taken for its; null for all
     */
    public RecordedRead read(RecordedRequest recorded, @Nullable Tenant only) {
        return read(recorded, only, Origin.REPLAY);
    }

    /**
     * What is to be made of a request that was kept.
     *
     * @param only as in {@link #read(RecordedRequest, Tenant)}
     * @param origin why it is asked again; synthetic
     */
    public RecordedRead read(RecordedRequest recorded, @Nullable Tenant only, Origin origin) {
        if (recorded.body().length() > maxBody) {
            return new RecordedRead.Refused(LeftOut.TOO_LARGE);
        }
        Tenant said = recorded.tenant();
        if (only != null && said != null && !only.equals(said)) {
            return new RecordedRead.Refused(LeftOut.OTHER_TENANT);
        }
        // Where the source cannot see the tenant in a request, whoever replays says whose it is.
        Tenant assumed = only == null ? said : only;
        RequestHead named = named(head(recorded), assumed);
        Attribution attribution = captor.attribute(named, !recorded.body().isEmpty(), assumed);
        if (attribution instanceof Attribution.Read read) {
            return only == null || only.equals(read.tenant())
                    ? replayable(recorded, named, read, origin)
                    : new RecordedRead.Refused(LeftOut.OTHER_TENANT);
        }
        return new RecordedRead.Refused(reason(attribution.result()));
    }

    private RecordedRead replayable(RecordedRequest recorded, RequestHead head, Attribution.Read read, Origin origin) {
        if (credentials.inQuery(head.target().query())) {
            return new RecordedRead.Refused(LeftOut.CREDENTIAL_IN_QUERY);
        }
        Optional<List<Field>> configured = credentials.of(read.tenant());
        if (configured.isEmpty()) {
            return new RecordedRead.Refused(LeftOut.NO_CREDENTIAL);
        }
        List<Field> fields = new ArrayList<>(credentials.dropped(head.headers()).fields());
        for (Field credential : configured.get()) {
            fields.removeIf(field -> field.name().equalsIgnoreCase(credential.name()));
            fields.add(credential);
        }
        RequestHead asked = new RequestHead(head.method(), head.target(), false, Headers.of(fields));
        return new RecordedRead.Replayable(captor.read(read, asked, recorded.body(), origin));
    }

    private RequestHead named(RequestHead head, @Nullable Tenant tenant) {
        boolean missing = tenants.tenantOf(head) instanceof TenantResolution.Missing;
        return tenant == null || !missing
                ? head
                : new RequestHead(head.method(), head.target(), false, tenants.naming(head.headers(), tenant));
    }

    private static RequestHead head(RecordedRequest recorded) {
        HopByHop hop = HopByHop.of(recorded.headers().all("connection"));
        List<Field> fields = new ArrayList<>();
        for (Field field : recorded.headers().fields()) {
            if (!hop.ends(field.name()) && !RequestHeads.isOurs(field.name()) && !endsWithTheRecording(field.name())) {
                fields.add(field);
            }
        }
        return new RequestHead(recorded.method(), recorded.target(), false, Headers.of(fields));
    }

    /** Framing is the new request's own, and what the client had cached then is nobody's question now. */
    private static boolean endsWithTheRecording(String name) {
        return name.equalsIgnoreCase("content-length")
                || name.equalsIgnoreCase("expect")
                || name.equalsIgnoreCase("trailer")
                || name.equalsIgnoreCase("if-none-match")
                || name.equalsIgnoreCase("if-modified-since");
    }

    private static LeftOut reason(CaptureResult result) {
        return switch (result) {
            case NOT_PLAIN -> LeftOut.NOT_PLAIN;
            case TENANT_MISSING -> LeftOut.TENANT_MISSING;
            case TENANT_AMBIGUOUS -> LeftOut.TENANT_AMBIGUOUS;
            case TENANT_UNKNOWN -> LeftOut.TENANT_UNKNOWN;
            case NOT_ALLOWED, REFUSED, CAPTURED -> LeftOut.NOT_ALLOWED;
        };
    }
}
