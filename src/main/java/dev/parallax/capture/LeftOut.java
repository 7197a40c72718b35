package dev.parallax.capture;

import java.util.Locale;

/** Why a recorded request is not asked again. */
public enum LeftOut {
    /** Not a read on the allow-list. */
    NOT_ALLOWED,
    /** A read by its method, but not by its looks: a body on a GET, a method override, an upgrade. */
    NOT_PLAIN,
    /** Names no tenant. */
    TENANT_MISSING,
    /** Names more than one tenant. */
    TENANT_AMBIGUOUS,
    /** Names a tenant that is not in the registry. */
    TENANT_UNKNOWN,
    /** Names another tenant than the one asked for. */
    OTHER_TENANT,
    /** Its query holds a credential. */
    CREDENTIAL_IN_QUERY,
    /** No credential is configured for its tenant. */
    NO_CREDENTIAL,
    /** Its body is over the cap. */
    TOO_LARGE,
    /** It is no request, or one that nobody may send. */
    BAD_ENTRY;

    /** The word used on the wire: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
