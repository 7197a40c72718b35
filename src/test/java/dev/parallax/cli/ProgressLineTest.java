package dev.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private final StringWriter out = new StringWriter();

    @Test
    void where_nobody_looks_on_a_line_is_printed_for_each_tenth_and_not_for_each_look() {
        ProgressLine progress = new ProgressLine(new PrintWriter(out), false);

        progress.show(0, 0, "reads");
        for (int done = 0; done <= 1_000; done++) {
            progress.show(done, 1_000, "reads");
            progress.show(done, 1_000, "reads");
        }
        progress.clear();

        assertThat(out.toString().lines())
                .hasSize(11)
                .startsWith("0 of 1000 reads", "100 of 1000 reads")
                .endsWith("1000 of 1000 reads");
    }

    @Test
    void on_a_terminal_it_is_one_line_that_is_gone_in_the_end() {
        ProgressLine progress = new ProgressLine(new PrintWriter(out), true);

        progress.show(3, 7, "reads");
        progress.show(3, 7, "reads");
        progress.show(4, 7, "reads");
        progress.clear();

        assertThat(out.toString())
                .isEqualTo("\r\u001b[2K3 of 7 reads\r\u001b[2K4 of 7 reads\r\u001b[2K")
                .doesNotContain("\n");
    }
}
