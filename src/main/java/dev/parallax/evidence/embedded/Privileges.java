package dev.parallax.evidence.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * As whom the server runs. PostgreSQL refuses to run as root, so root hands it either a user namespace in which it is
 * nobody in particular (files stay root's), or, where containers forbid that, the unprivileged user
 * {@value #UNPRIVILEGED}.
 */
enum Privileges {
    /** As the user of this process. */
    OWN,
    /** In a user namespace of its own. */
    NAMESPACE,
    /** As another user, who is given the cluster's directory. */
    DROPPED;

    /** The user id of {@code nobody}. */
    static final int UNPRIVILEGED = 65534;

    /** Words that go before a command line. */
    List<String> prefix() {
        return switch (this) {
            case OWN -> List.of();
            case NAMESPACE -> List.of("unshare", "--user");
            case DROPPED -> List.of("setpriv", "--reuid=" + UNPRIVILEGED, "--regid=" + UNPRIVILEGED, "--clear-groups");
        };
    }

    /**
     * The first way that works on this machine.
     *
     * @throws StoreStartException if this is root and no way works
     */
    static Privileges detect() throws StoreStartException {
        if (!isRoot()) {
            return OWN;
        }
        for (Privileges privileges : List.of(NAMESPACE, DROPPED)) {
            if (privileges.works()) {
                return privileges;
            }
        }
        throw new StoreStartException("the embedded PostgreSQL cannot run as root, and neither 'unshare --user' nor"
                + " 'setpriv' works here; run Parallax as another user, or set parallax.jdbc-url");
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException noLinux) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    private boolean works() {
        List<String> command = new ArrayList<>(prefix());
        command.add("true");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notInstalled) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
