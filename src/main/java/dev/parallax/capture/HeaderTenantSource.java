package dev.parallax.capture;

import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Tenant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tenant is the value of one header field. Two such fields, even equal ones, or a list in one, are ambiguous: backends
 * differ in which they believe.
 *
 * @param name the field
 */
record HeaderTenantSource(HeaderName name) implements TenantSource {

    @Override
    public TenantResolution tenantOf(RequestHead head) {
        @Nullable String value = null;
        for (Headers.Field field : head.headers().fields()) {
            if (field.name().equalsIgnoreCase(name.text())) {
                if (value != null) {
                    return new TenantResolution.Ambiguous();
                }
                value = field.value();
            }
        }
        if (value == null || !Tenant.isValid(value)) {
            return new TenantResolution.Missing();
        }
        return value.indexOf(',') >= 0
                ? new TenantResolution.Ambiguous()
                : new TenantResolution.Resolved(new Tenant(value));
    }

    @Override
    public Headers naming(Headers headers, Tenant tenant) {
        return headers.without(List.of(name.text())).with(name.text(), tenant.name());
    }
}
