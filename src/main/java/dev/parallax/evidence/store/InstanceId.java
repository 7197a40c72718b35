package dev.parallax.evidence.store;

/**
 * Names an installation of Parallax: one data directory, at most one living process. Kept in that directory.
 *
 * @param value 32 hexadecimal digits
 */
public record InstanceId(String value) {}
