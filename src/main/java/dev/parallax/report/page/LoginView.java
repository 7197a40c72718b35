package dev.parallax.report.page;

/**
 * Where a browser shows who it is.
 *
 * @param problem why the last attempt failed; empty if there was none
 * @param provider whether it may be sent to an OpenID Connect provider
 * @param back the path to go to afterwards
 */
public record LoginView(String problem, boolean provider, String back) {}
