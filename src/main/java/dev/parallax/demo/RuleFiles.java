package dev.parallax.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The demo's rules and policy, brought from the jar to a directory, where the service looks for them and people can. */
final class RuleFiles {

    private static final List<String> NAMES = List.of("operations.yaml", "rules.yaml", "readiness.yaml");

    private RuleFiles() {}

    /** Writes them below {@code directory}, over what is there. */
    static Path writeBelow(Path directory) throws IOException {
        Path rules = Files.createDirectories(directory.resolve("diff-rules"));
        for (String name : NAMES) {
            try (InputStream in = RuleFiles.class.getResourceAsStream("/diff-rules/demo/" + name)) {
                if (in == null) {
                    throw new IllegalStateException("diff-rules/demo/" + name + " is missing from the jar");
                }
                Files.copy(in, rules.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return rules;
    }
}
