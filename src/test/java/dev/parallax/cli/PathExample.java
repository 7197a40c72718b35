package dev.parallax.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parallax.diff.Comparison;
import dev.parallax.diff.DiffEngine;
import dev.parallax.exchange.Body;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Difference;
import dev.parallax.exchange.Exchange;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Operation;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Origin;
import dev.parallax.exchange.Pair;
import dev.parallax.exchange.PathTemplate;
import dev.parallax.exchange.ReadId;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.exchange.ReadRequest;
import dev.parallax.exchange.Reply;
import dev.parallax.exchange.Side;
import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.load.RuleBookLoader;
import dev.parallax.rules.load.RuleSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Tells which numbers of a document a path takes: change all of them, ignore the path, and see what is left. */
record PathExample(JsonNode document, LocalDate today) {

    Set<String> taken(String path) {
        Set<String> taken = changed("rules: []");
        taken.removeAll(changed("rules:\n  - {id: x, at: '" + path.replace("'", "''")
                + "', ignore: true, because: b, owner: o, until: 2099-01-01, approver: a}"));
        return taken;
    }

    private Set<String> changed(String rules) {
        JsonNode other = document.deepCopy();
        change(other);
        Tenant tenant = new Tenant("acme");
        Operation operation = new Operation(new OperationId("any"), ReadMethod.GET, new PathTemplate("/**"));
        CapturedRead read = new CapturedRead(
                new ReadId("0".repeat(32)),
                tenant,
                operation,
                new ReadRequest(ReadMethod.GET, new Target("/"), Headers.empty(), Body.empty()),
                Side.LEGACY,
                Origin.REPLAY,
                Instant.EPOCH);
        Comparison comparison = new DiffEngine()
                .compare(
                        new Pair(read, answer(Side.LEGACY, document), answer(Side.CANDIDATE, other)),
                        RuleBookLoader.parse(List.of(RuleSource.inline(rules)))
                                .compiled(operation.id(), tenant, today));
        Set<String> changed = new TreeSet<>();
        for (Difference difference : ((Comparison.Compared) comparison).differences()) {
            changed.add(difference.at().text());
        }
        return changed;
    }

    private static Exchange answer(Side side, JsonNode body) {
        Reply reply = new Reply.Answer(
                200,
                Headers.of(Map.of("Content-Type", "application/json")),
                Body.of(body.toString().getBytes(StandardCharsets.UTF_8)));
        return new Exchange(side, reply, null, Duration.ZERO);
    }

    private static void change(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> {
                if (object.get(name).isNumber()) {
                    object.put(name, object.get(name).asInt() + 1000);
                } else {
                    change(object.get(name));
                }
            });
        } else if (node instanceof ArrayNode array) {
            array.forEach(PathExample::change);
        }
    }
}
