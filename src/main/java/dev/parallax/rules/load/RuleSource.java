package dev.parallax.rules.load;

import java.nio.file.Path;

/**
 * The text of one rule file, or of rules that came another way.
 *
 * @param name what problems name it by
 * @param yaml the text
 */
public record RuleSource(Path name, String yaml) {

    private static final Path INLINE = Path.of("rules");

    /** Rules that came in a request rather than from a file. */
    public static RuleSource inline(String yaml) {
        return new RuleSource(INLINE, yaml);
    }
}
