package dev.parallax.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parallax.capture.Mode;
import dev.parallax.capture.TestDataPlane;
import dev.parallax.exchange.Operation;
import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.PathTemplate;
import dev.parallax.exchange.ReadMethod;
import dev.parallax.exchange.SkipReason;
import dev.parallax.stub.RawClient;
import dev.parallax.stub.StubBackend;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A read that is not mirrored after all keeps nothing of the byte budget, or a long stop would use it up for good (A3). */
class RefusedBodiesTest {

    private static final Operation SEARCH =
            new Operation(new OperationId("search"), ReadMethod.POST, new PathTemplate("/search"));

    @ParameterizedTest
    @EnumSource(Mode.class)
    void bodies_of_reads_that_the_kill_switch_refuses_are_given_back_A3(Mode mode, @TempDir Path directory)
            throws Exception {
        Path killFile = Files.createFile(directory.resolve("kill"));
        try (StubBackend both = StubBackend.saying("ok");
                TestShadow shadow = TestShadow.with(TestShadow.settings(both.port(), both.port()), killFile);
                TestDataPlane plane = TestDataPlane.with(both, both, shadow.stage())
                        .mode(mode)
                        .declared(List.of(SEARCH))
                        .bodies(shadow.bodies())
                        .start()) {
            for (int i = 0; i < 3; i++) {
                RawClient.ask(
                        plane.port(),
                        "POST /search HTTP/1.1\r\nHost: a\r\nX-Tenant-Id: acme\r\nContent-Length: 5\r\n\r\nhello");
            }
            await().until(() -> shadow.pairs().reasons().size() == 3);

            assertThat(shadow.pairs().reasons()).containsOnly(SkipReason.KILLED);
            assertThat(shadow.bodies().used()).isZero();
        }
    }
}
