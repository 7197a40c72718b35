package dev.parallax.capture;

import java.util.List;
import java.util.Locale;

/**
 * The tenant is a label of the host name: {@code acme} in {@code acme.api.example}. Lower-cased, as host names ignore case.
 *
 * @param label counted from the left, from 1
 */
record HostTenantSource(int label) implements TenantSource {

    @Override
    public TenantResolution tenantOf(RequestHead head) {
        List<String> hosts = head.headers().all("host");
        if (hosts.size() != 1) {
            return hosts.isEmpty() ? new TenantResolution.Missing() : new TenantResolution.Ambiguous();
        }
        String host = hosts.get(0);
        int port = host.indexOf(':');
        String[] labels = (port < 0 ? host : host.substring(0, port)).split("\\.", -1);
        boolean address =
                host.startsWith("[") || labels[labels.length - 1].chars().allMatch(Character::isDigit);
        // The last two labels are the domain: a bare domain names no tenant.
        boolean there = !address && label <= labels.length - 2;
        return TenantResolution.of(there ? labels[label - 1].toLowerCase(Locale.ROOT) : "");
    }
}
