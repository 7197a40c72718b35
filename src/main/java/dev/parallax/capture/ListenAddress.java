package dev.parallax.capture;

/**
 * Where a server listens.
 *
 * @param host name or address
 * @param port 0 for any free one
 */
public record ListenAddress(String host, int port) {

    /**
     * @throws InvalidSettingException if the port is none
     */
    static ListenAddress of(String host, int port) {
        if (port < 0 || port > 65_535) {
            throw new InvalidSettingException(new SettingName("parallax.port"), String.valueOf(port), "0 to 65535");
        }
        return new ListenAddress(host, port);
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
