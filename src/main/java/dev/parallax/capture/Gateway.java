package dev.parallax.capture;

import dev.parallax.exchange.TransportFault;

/** What a client is told when Parallax cannot give it the serving side's answer (RFC 9110 §15.6, RFC 9457). */
enum Gateway {
    BAD_REQUEST(400, "Bad Request", "The request target is in no form this service accepts."),
    NOT_IMPLEMENTED(501, "Not Implemented", "This method is not passed on."),
    BAD_GATEWAY(502, "Bad Gateway", "The backend gave no valid answer."),
    UNAVAILABLE(503, "Service Unavailable", "Too many requests are waiting for the backend."),
    TIMEOUT(504, "Gateway Timeout", "The backend did not answer in time.");

    private final int status;
    private final String problem;

    Gateway(int status, String title, String detail) {
        this.status = status;
        this.problem = "{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":" + status + ",\"detail\":\""
                + detail + "\"}";
    }

    /** What to answer for that fault of the serving side. */
    static Gateway of(TransportFault fault) {
        return fault == TransportFault.TIMEOUT ? TIMEOUT : BAD_GATEWAY;
    }

    int status() {
        return status;
    }

    /** Body as {@code application/problem+json}; the same for everybody, so it says nothing of the inside. */
    String problem() {
        return problem;
    }
}
