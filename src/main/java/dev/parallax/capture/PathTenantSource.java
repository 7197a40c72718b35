package dev.parallax.capture;

/**
 * The tenant is a segment of the path: {@code acme} in {@code /t/acme/listings}. Encoded segments name none: backends differ
 * in how they decode them.
 *
 * @param segment counted from 1
 */
record PathTenantSource(int segment) implements TenantSource {

    @Override
    public TenantResolution tenantOf(RequestHead head) {
        String[] segments = head.target().path().split("/", -1);
        String name = segment < segments.length ? segments[segment] : "";
        boolean plain = name.indexOf('%') < 0 && name.indexOf(';') < 0 && !name.equals(".") && !name.equals("..");
        return TenantResolution.of(plain ? name : "");
    }
}
