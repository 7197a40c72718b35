package dev.parallax.capture;

import dev.parallax.exchange.Operation;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.PathTemplate;
import dev.parallax.exchange.ReadMethod;
import java.util.ArrayList;
import java.util.List;

/**
 * What an operator allows to be mirrored.
 *
 * @param entries as operations whose ids are the entries as written; empty if nothing was configured
 */
public record ReadAllowList(List<Operation> entries) {

    private static final SettingName SETTING = new SettingName("parallax.reads");
    private static final String ACCEPTED =
            "comma-separated entries METHOD /path/{template}, METHOD being GET, HEAD or POST"
                    + " and {template} a whole segment, e.g. GET /api/listings/{id} or GET /**";

    /** Copies the list. */
    public ReadAllowList {
        entries = List.copyOf(entries);
    }

    /**
     * Reads the entries of the setting.
     *
     * @throws InvalidSettingException naming the first entry that is none
     */
    public static ReadAllowList parse(List<String> entries) {
        List<Operation> allowed = new ArrayList<>();
        for (String entry : entries) {
            allowed.add(entry(entry.strip()));
        }
        return new ReadAllowList(allowed);
    }

    private static Operation entry(String entry) {
        String[] words = entry.split("\\s+", -1);
        if (words.length != 2 || ReadMethod.of(words[0]).isEmpty()) {
            throw new InvalidSettingException(SETTING, "'" + entry + "'", ACCEPTED);
        }
        try {
            return new Operation(
                    new OperationId(words[0] + " " + words[1]),
                    ReadMethod.of(words[0]).orElseThrow(),
                    new PathTemplate(words[1]));
        } catch (IllegalArgumentException notATemplate) {
            throw new InvalidSettingException(SETTING, "'" + entry + "' (" + notATemplate.getMessage() + ")", ACCEPTED);
        }
    }
}
