package dev.parallax.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/configuration.md} is made from the {@code @ConfigMapping} interfaces and their Javadoc. After a change there,
 * write it anew: {@code ./mvnw test -Dtest=ConfigurationPageTest -Dparallax.docs.write=true}.
 */
class ConfigurationPageTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/parallax");
    private static final Path PAGE = Path.of("docs/configuration.md");

    private static final String HEAD = """
            # Configuration

            Made from the code by `ConfigurationPageTest`; do not edit.

            Every setting is an environment variable, a system property (`-Dparallax.mode=mirror`) or a key of the YAML file
            that `PARALLAX_CONFIG` names. A system property beats the environment, the environment beats the file. Durations
            are written `250ms`, `2s`, `5m`; sizes `64K`, `1M`; lists with commas. A setting that cannot be used stops the
            start with one line that names it, what it got and what it accepts.

            | setting | default | what it does |
            |---|---|---|
            """;

    @Test
    void the_configuration_page_says_what_the_code_says() throws IOException {
        String expected = page();

        if (Boolean.getBoolean("parallax.docs.write")) {
            Files.writeString(PAGE, expected);
        }

        assertThat(PAGE).hasContent(expected);
    }

    @Test
    void every_promised_setting_is_on_the_page() throws IOException {
        assertThat(page())
                .contains(List.of(
                        "PARALLAX_LEGACY_URL",
                        "PARALLAX_CANDIDATE_URL",
                        "PARALLAX_MODE",
                        "PARALLAX_TENANT_HEADER",
                        "PARALLAX_READS",
                        "PARALLAX_PORT",
                        "PARALLAX_CONTROL_PORT",
                        "PARALLAX_HOST",
                        "PARALLAX_RULES",
                        "PARALLAX_DATA_DIR",
                        "PARALLAX_JDBC_URL",
                        "PARALLAX_BUILD_HEADER"));
    }

    private static String page() throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<ConfigMappingSource> mappings = files.filter(
                            file -> file.toString().endsWith("Config.java"))
                    .sorted()
                    .map(ConfigMappingSource::read)
                    .filter(source -> !source.settings().isEmpty())
                    .toList();
            mappings.stream()
                    .flatMap(source -> source.settings().stream())
                    .sorted((a, b) -> a.key().compareTo(b.key()))
                    .forEach(setting -> page.append(row(setting)));
        }
        return page.toString();
    }

    private static String row(ConfigMappingSource.Setting setting) {
        String environment =
                setting.key().toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        return "| `%s`<br>`%s` | %s | %s |%n"
                .formatted(
                        environment,
                        setting.key(),
                        setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "`",
                        setting.description().replace("|", "\\|"));
    }
}
