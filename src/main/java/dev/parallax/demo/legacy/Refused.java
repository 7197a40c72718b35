package dev.parallax.demo.legacy;

import java.io.Serial;

/** A request that gets no page but a status and a reason. */
final class Refused extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;

    private Refused(int status, String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    static Refused badRequest(String detail) {
        return new Refused(400, detail);
    }

    static Refused notFound(String detail) {
        return new Refused(404, detail);
    }

    int status() {
        return status;
    }

    String title() {
        return status == 404 ? "Not Found" : "Bad Request";
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
