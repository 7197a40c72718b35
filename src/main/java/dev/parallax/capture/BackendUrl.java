package dev.parallax.capture;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * A configured origin: the only kind of place Parallax ever connects to.
 *
 * @param host name or address, IPv6 without brackets
 * @param port 1 to 65535
 * @param tls whether it is {@code https}
 * @param basePath put before every request target; empty or starting with {@code /}, never ending with it
 * @param sees which {@code Host} it sees
 */
public record BackendUrl(String host, int port, boolean tls, String basePath, HostPolicy sees) {

    /** Sees the {@code Host} that the client sent. */
    public BackendUrl(String host, int port, boolean tls, String basePath) {
        this(host, port, tls, basePath, HostPolicy.CLIENT);
    }

    /** The same place, but it sees that {@code Host}. */
    BackendUrl seeing(HostPolicy policy) {
        return new BackendUrl(host, port, tls, basePath, policy);
    }

    /**
     * Reads a URL as an operator writes it.
     *
     * @throws InvalidSettingException naming {@code setting}, what it is and what it accepts
     */
    public static BackendUrl parse(SettingName setting, String text) {
        URI url;
        try {
            url = new URI(text.strip());
        } catch (URISyntaxException notAUrl) {
            throw refuse(setting, text);
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        boolean tls = scheme.equals("https");
        boolean decorated = url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null;
        if ((!tls && !scheme.equals("http")) || url.getHost() == null || decorated || url.getPort() > 65_535) {
            throw refuse(setting, text);
        }
        int port = url.getPort() > 0 ? url.getPort() : tls ? 443 : 80;
        String host = url.getHost();
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        return new BackendUrl(
                bracketed ? host.substring(1, host.length() - 1) : host,
                port,
                tls,
                path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    /** The request target to send for this inbound target. {@code *} (OPTIONS) stays as it is. */
    String targetOf(String inbound) {
        return basePath.isEmpty() || !inbound.startsWith("/") ? inbound : basePath + inbound;
    }

    private static InvalidSettingException refuse(SettingName setting, String text) {
        // A password in the URL is refused, and must not be echoed either.
        String shown = text.contains("@") ? "a URL with credentials" : "'" + text + "'";
        return new InvalidSettingException(
                setting,
                shown,
                "http://host[:port][/base] or https://host[:port][/base], without credentials or query");
    }

    @Override
    public String toString() {
        String authority = host.contains(":") ? "[" + host + "]" : host;
        return (tls ? "https://" : "http://") + authority + ":" + port + basePath;
    }
}
