package dev.parallax.report.access;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which scope a request needs, the whole table. What is not in it: reading needs a viewer, anything else an engineer. */
final class Needs {

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** Written to by viewers: nothing is kept or changed by it. */
    private static final Set<String> HARMLESS =
            Set.of("/api/v1/compare", "/api/v1/rules/validate", "/login", "/logout");

    /** Read by administrators alone: they name what everybody did. */
    private static final List<String> ADMIN_READS = List.of("/api/v1/audit", "/audit");

    /** Deleting there cannot be taken back. */
    private static final Pattern ERASURE = Pattern.compile("/api/v1/tenants/[^/]+/evidence/?");

    /** Asked by hooks that only POST. */
    private static final Pattern GATE = Pattern.compile("/api/v1/tenants/[^/]+/gate/?");

    /** Lets a tenant move. */
    private static final Pattern OVERRIDE = Pattern.compile("/api/v1/tenants/[^/]+/override/?");

    private Needs() {}

    static Scope of(HttpMethod method, String path) {
        if (ADMIN_READS.stream().anyMatch(root -> isAtOrBelow(path, root))) {
            return Scope.ADMIN;
        }
        if (isRead(method) || HARMLESS.contains(path) || isGate(method, path)) {
            return Scope.VIEWER;
        }
        if (OVERRIDE.matcher(path).matches()) {
            return Scope.RELEASER;
        }
        return method.equals(HttpMethod.DELETE) && ERASURE.matcher(path).matches() ? Scope.ADMIN : Scope.ENGINEER;
    }

    private static boolean isGate(HttpMethod method, String path) {
        return method.equals(HttpMethod.POST) && GATE.matcher(path).matches();
    }

    static boolean isRead(HttpMethod method) {
        return READS.contains(method);
    }

    private static boolean isAtOrBelow(String path, String root) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}
