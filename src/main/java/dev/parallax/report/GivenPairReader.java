package dev.parallax.report;

import dev.parallax.diff.budget.Refusal;
import dev.parallax.diff.json.NotJsonException;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Reply.Answer;
import dev.parallax.exchange.Tenant;
import dev.parallax.report.Problem.Field;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a compare request without changing a byte of the replies in it: a reply body given as a JSON object or
 * array is cut out of the request as it stands, so that duplicate keys, spellings of numbers and key order reach the
 * comparison. The envelope itself is read strictly; what is wrong is a {@link Problem} that names the member.
 */
final class GivenPairReader {

    private final GivenJson json;
    private @Nullable String operation;
    private @Nullable String tenant;
    private @Nullable String rules;
    private @Nullable Answer legacy;
    private @Nullable Answer candidate;

    private GivenPairReader(GivenJson json) {
        this.json = json;
    }

    /**
     * @throws Problem 400 naming the member that is not what it must be
     */
    static GivenPair read(byte[] request) {
        GivenJson json = new GivenJson(request);
        try {
            return new GivenPairReader(json).read();
        } catch (NotJsonException wrong) {
            throw Problem.malformed("The body is not one JSON object: " + wrong.problem() + " at "
                    + json.place(wrong.offset()) + "; bytes that are not UTF-8 go into bodyBase64.");
        } catch (Refusal tooDeep) {
            throw Problem.malformed("The body is nested too deep; such a reply goes into bodyBase64.");
        }
    }

    private GivenPair read() throws NotJsonException {
        int start = json.start();
        if (json.first(start) != '{') {
            throw Problem.malformed("The body must be a JSON object.");
        }
        json.finish(json.members(start, this::member));
        return pair();
    }

    private int member(String name, int from) throws NotJsonException {
        Field member = new Field(name);
        switch (name) {
            case "operation" -> operation = text(from, member);
            case "tenant" -> tenant = text(from, member);
            case "rules" -> rules = text(from, member);
            case "legacy" -> {
                GivenReplyReader reply = new GivenReplyReader(json, member);
                int end = reply.read(from);
                legacy = reply.answer();
                return end;
            }
            case "candidate" -> {
                GivenReplyReader reply = new GivenReplyReader(json, member);
                int end = reply.read(from);
                candidate = reply.answer();
                return end;
            }
            default -> throw GivenReplyReader.unknown(new Field(""), "operation, tenant, legacy, candidate and rules");
        }
        return json.end(from);
    }

    private @Nullable String text(int from, Field member) throws NotJsonException {
        return json.text(from, json.end(from), member);
    }

    private GivenPair pair() {
        Field operationField = new Field("operation");
        Field tenantField = new Field("tenant");
        String operationName = required(operation, operationField);
        String tenantName = required(tenant, tenantField);
        try {
            return new GivenPair(
                    new OperationId(operationName),
                    tenant(tenantName, tenantField),
                    required(legacy, new Field("legacy")),
                    required(candidate, new Field("candidate")),
                    Optional.ofNullable(rules));
        } catch (IllegalArgumentException invalid) {
            throw Problem.malformed(
                    operationField,
                    "operation must be 1 to " + OperationId.MAX_LENGTH + " characters without control characters.");
        }
    }

    private static Tenant tenant(String name, Field field) {
        if (!Tenant.isValid(name)) {
            throw Problem.malformed(
                    field, "tenant must be 1 to " + Tenant.MAX_LENGTH + " characters without control characters.");
        }
        return new Tenant(name);
    }

    private static <T> T required(@Nullable T value, Field field) {
        if (value == null) {
            throw Problem.malformed(field, field.path() + " is missing.");
        }
        return value;
    }
}
