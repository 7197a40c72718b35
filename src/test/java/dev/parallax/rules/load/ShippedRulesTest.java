package dev.parallax.rules.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.rules.Aspect;
import dev.parallax.rules.RuleTarget;
import dev.parallax.rules.book.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedRulesTest {

    private static final Path SHIPPED = Path.of("diff-rules");

    @Test
    void the_defaults_load_and_touch_headers_only() {
        RuleBook book = RuleBookLoader.load(SHIPPED);

        assertThat(book.rules())
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.at()).isInstanceOf(RuleTarget.InHeader.class));
    }

    @Test
    void the_demos_rules_load() {
        RuleBook book = RuleBookLoader.load(SHIPPED.resolve("demo"));

        assertThat(book.rules())
                .extracting(rule -> Aspect.of(rule.treatment()))
                .contains(Aspect.EVERYTHING, Aspect.ARRAY, Aspect.TENANT, Aspect.INSTANT, Aspect.MAP);
    }

    @ParameterizedTest
    @MethodSource("packs")
    void every_pack_loads_alone_and_needs_no_approver(Path pack) throws IOException {
        RuleBook book = RuleBookLoader.parse(List.of(new RuleSource(pack, Files.readString(pack))));

        assertThat(book.rules())
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.governance().approver()).isNull());
    }

    @Test
    void all_packs_and_the_defaults_load_together() {
        List<RuleSource> sources = new ArrayList<>(RuleBookLoader.read(SHIPPED));
        sources.addAll(RuleBookLoader.read(SHIPPED.resolve("packs")));

        assertThat(RuleBookLoader.parse(sources).rules()).hasSizeGreaterThan(30);
    }

    private static Stream<Path> packs() throws IOException {
        List<Path> packs = new ArrayList<>();
        try (Stream<Path> files = Files.list(SHIPPED.resolve("packs"))) {
            files.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(packs::add);
        }
        return packs.stream();
    }
}
