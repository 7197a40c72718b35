package dev.parallax.rules.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parallax.rules.book.RuleBook;
import dev.parallax.rules.load.ReloadingRuleBooks.Reload;
import dev.parallax.rules.problem.RuleBookException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadingRuleBooksTest {

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void write_one_rule() throws IOException {
        file = directory.resolve("rules.yaml");
        write("one");
    }

    @Test
    void nothing_happens_while_the_files_stay_the_same() {
        ReloadingRuleBooks books = new ReloadingRuleBooks(directory);
        RuleBook before = books.current();

        assertThat(books.reloadIfChanged()).isEqualTo(Reload.UNCHANGED);
        assertThat(books.current()).isSameAs(before);
    }

    @Test
    void a_change_is_taken_over_as_a_whole() throws IOException {
        ReloadingRuleBooks books = new ReloadingRuleBooks(directory);

        write("two");

        assertThat(books.reloadIfChanged()).isEqualTo(Reload.RELOADED);
        assertThat(books.current().rules())
                .extracting(rule -> rule.id().value())
                .containsExactly("two");
        assertThat(books.reloadIfChanged()).isEqualTo(Reload.UNCHANGED);
    }

    @Test
    void a_refused_reload_keeps_the_old_rules_and_says_what_is_wrong() throws IOException {
        ReloadingRuleBooks books = new ReloadingRuleBooks(directory);

        Files.writeString(file, "rules: [{id: broken}]\n");

        assertThat(books.reloadIfChanged()).isEqualTo(Reload.REFUSED);
        assertThat(books.current().rules())
                .extracting(rule -> rule.id().value())
                .containsExactly("one");
        assertThat(books.problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.at().source()).isEqualTo(file.toString()));
        assertThat(books.reloadIfChanged()).as("said once").isEqualTo(Reload.UNCHANGED);
        assertThat(books.problems()).as("still wrong").isNotEmpty();
    }

    @Test
    void problems_go_away_when_the_files_are_put_right() throws IOException {
        ReloadingRuleBooks books = new ReloadingRuleBooks(directory);
        Files.writeString(file, "rules: 7\n");
        books.reloadIfChanged();

        write("one");

        assertThat(books.reloadIfChanged()).isEqualTo(Reload.UNCHANGED);
        assertThat(books.problems()).isEmpty();
    }

    @Test
    void a_directory_that_vanishes_keeps_the_old_rules() throws IOException {
        ReloadingRuleBooks books = new ReloadingRuleBooks(directory);
        Files.delete(file);
        Files.delete(directory);

        assertThat(books.reloadIfChanged()).isEqualTo(Reload.REFUSED);
        assertThat(books.current().rules()).hasSize(1);

        Files.createDirectory(directory);
        write("one");
        assertThat(books.reloadIfChanged()).isEqualTo(Reload.UNCHANGED);
        assertThat(books.problems()).isEmpty();
    }

    @Test
    void a_directory_that_is_wrong_from_the_start_is_refused() throws IOException {
        Files.writeString(file, "rules: [");

        assertThatExceptionOfType(RuleBookException.class).isThrownBy(() -> new ReloadingRuleBooks(directory));
    }

    private void write(String id) throws IOException {
        Files.writeString(file, """
                rules:
                  - {id: %s, at: $.a, ignore: true, because: b, owner: o, until: 2027-03-31}
                """.formatted(id));
    }
}
