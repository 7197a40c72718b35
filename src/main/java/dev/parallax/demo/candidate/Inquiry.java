package dev.parallax.demo.candidate;

import io.vertx.ext.web.RoutingContext;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.hibernate.Session;

/**
 * A request within its transaction.
 *
 * @param brokerage whose it is
 * @param session the transaction's session
 * @param context the request itself
 * @param origin where this backend is reached
 */
record Inquiry(Brokerage brokerage, Session session, RoutingContext context, URI origin) {

    private static final int DEFAULT_PAGE_SIZE = 20;
    private static final int LARGEST_PAGE_SIZE = 50;

    int tenantId() {
        return brokerage.id();
    }

    /** The id in the path. */
    int id() {
        return Integer.parseInt(context.pathParam("id"));
    }

    Optional<String> parameter(String name) {
        return context.queryParam(name).stream()
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    Optional<BigDecimal> amount(String name) {
        try {
            return parameter(name).map(BigDecimal::new);
        } catch (NumberFormatException e) {
            throw new Problem(400, name + " must be a number");
        }
    }

    LocalDate day(String name) {
        try {
            return LocalDate.parse(parameter(name).orElse(""));
        } catch (DateTimeParseException e) {
            throw new Problem(400, name + " must be a date");
        }
    }

    /** Counted from 1. */
    int page() {
        return number("page", 1, 10_000);
    }

    int size() {
        return size(DEFAULT_PAGE_SIZE);
    }

    int size(int otherwise) {
        return number("size", otherwise, LARGEST_PAGE_SIZE);
    }

    private int number(String name, int otherwise, int most) {
        try {
            return Math.max(
                    1, Math.min(most, parameter(name).map(Integer::valueOf).orElse(otherwise)));
        } catch (NumberFormatException e) {
            throw new Problem(400, name + " must be a whole number");
        }
    }
}
