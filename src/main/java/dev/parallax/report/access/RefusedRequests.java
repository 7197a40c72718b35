package dev.parallax.report.access;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Requests that were refused before any route saw them have no template, so their metric would carry the path as it was
 * asked, tenants' names and all (B3), one series a path (B9).
 */
@Singleton
class RefusedRequests implements MeterFilter {

    private static final Set<String> REFUSED = Set.of("401", "403");

    @Override
    public Meter.Id map(Meter.Id id) {
        String status = id.getTag("status");
        return id.getName().equals("http.server.requests") && status != null && REFUSED.contains(status)
                ? id.replaceTags(Tags.of(id.getTags()).and(Tag.of("uri", "REFUSED")))
                : id;
    }
}
