package dev.parallax.demo.legacy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request, taken apart.
 *
 * @param tenantId whose it is
 * @param tenant the tenant's name
 * @param zone where the tenant does business
 * @param origin where this server is reached, without a slash at the end
 * @param path what the route's groups caught
 * @param query decoded parameters
 * @param body empty unless it is a search
 */
record Call(
        int tenantId,
        String tenant,
        ZoneId zone,
        String origin,
        List<String> path,
        Map<String, String> query,
        String body) {

    /** The number in the path. Routes let only digits through. */
    int id() throws Refused {
        try {
            return Integer.parseInt(path.get(0));
        } catch (NumberFormatException e) {
            throw Refused.notFound("no such id");
        }
    }

    @Nullable
    String text(String name) {
        String value = query.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    int number(String name, int otherwise, int most) throws Refused {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        try {
            return Math.max(1, Math.min(most, Integer.parseInt(value)));
        } catch (NumberFormatException e) {
            throw Refused.badRequest(name + " must be a whole number");
        }
    }

    @Nullable
    BigDecimal amount(String name) throws Refused {
        String value = text(name);
        try {
            return value == null ? null : new BigDecimal(value);
        } catch (NumberFormatException e) {
            throw Refused.badRequest(name + " must be a number");
        }
    }

    LocalDate day(String name) throws Refused {
        try {
            return LocalDate.parse(String.valueOf(text(name)));
        } catch (DateTimeParseException e) {
            throw Refused.badRequest(name + " must be a date");
        }
    }
}
