package dev.parallax.readiness.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadingPolicyTest {

    @TempDir
    Path directory;

    private void write(String yaml) throws IOException {
        Files.writeString(directory.resolve(PolicyLoader.FILE), yaml);
    }

    @Test
    void a_changed_file_is_taken_over() throws IOException {
        write("soak: 1h");
        ReloadingPolicy policy = new ReloadingPolicy(directory);
        write("soak: 2h");

        assertThat(policy.reloadIfChanged()).isTrue();
        assertThat(policy.current().base().soak()).isEqualTo(Duration.ofHours(2));
        assertThat(policy.reloadIfChanged()).isFalse();
    }

    @Test
    void a_refused_change_leaves_the_old_policy_and_is_said_once() throws IOException {
        write("soak: 1h");
        ReloadingPolicy policy = new ReloadingPolicy(directory);
        write("soak: soon");

        assertThatThrownBy(policy::reloadIfChanged).isInstanceOf(PolicyException.class);
        assertThat(policy.reloadIfChanged()).isFalse();
        assertThat(policy.current().base().soak()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void a_new_comment_changes_nothing() throws IOException {
        write("soak: 1h");
        ReloadingPolicy policy = new ReloadingPolicy(directory);
        write("soak: 1h # so it was");

        assertThat(policy.reloadIfChanged()).isFalse();
    }

    @Test
    void a_wrong_file_stops_the_start() throws IOException {
        write("soak: soon");

        assertThatThrownBy(() -> new ReloadingPolicy(directory)).hasMessageContaining("readiness.yaml:1:7");
    }
}
