package dev.parallax.serve;

import dev.parallax.capture.InvalidSettingException;
import dev.parallax.capture.SettingName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds out whether a port can be listened on, before everything else is started for nothing. */
final class PortCheck {

    private PortCheck() {}

    /**
     * @param setting the setting the port comes from
     * @param address where it will be listened on
     * @throws InvalidSettingException if the port is taken or the address is not this machine's
     */
    static void free(SettingName setting, InetSocketAddress address) {
        if (address.getPort() == 0) {
            return;
        }
        if (address.isUnresolved()) {
            throw new InvalidSettingException(
                    setting, "on unknown host '" + address.getHostString() + "'", "on an address of this machine");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address, 1);
        } catch (IOException taken) {
            InetAddress host = address.getAddress();
            throw new InvalidSettingException(
                    setting,
                    String.valueOf(address.getPort()),
                    "a free port on " + host.getHostAddress() + ": " + taken.getMessage());
        }
    }
}
