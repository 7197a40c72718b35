package dev.parallax.capture;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The tenant is the value of one query parameter; given twice it is ambiguous.
 *
 * @param parameter its name, undecoded
 */
record QueryTenantSource(String parameter) implements TenantSource {

    @Override
    public TenantResolution tenantOf(RequestHead head) {
        List<String> values = new ArrayList<>(1);
        for (String pair : head.target().query().split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).equals(parameter)) {
                values.add(pair.substring(equals + 1));
            }
        }
        if (values.size() != 1) {
            return values.isEmpty() ? new TenantResolution.Missing() : new TenantResolution.Ambiguous();
        }
        try {
            return TenantResolution.of(URLDecoder.decode(values.get(0), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            return new TenantResolution.Missing();
        }
    }
}
