package dev.parallax.shadow;

import static dev.parallax.stub.RawClient.ask;
import static dev.parallax.stub.RawClient.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parallax.capture.InvalidSettingException;
import dev.parallax.capture.TestDataPlane;
import dev.parallax.exchange.CapturedRead;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Side;
import dev.parallax.stub.StubBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shadow's own credentials. */
class ShadowHeadersTest {

    private static final String SECRET = "Bearer of-the-shadow";

    @TempDir
    private Path directory;

    @Test
    void the_shadow_sees_credentials_passed_replaced_and_dropped_and_the_serving_side_the_clients_own()
            throws Exception {
        try (StubBackend legacy = StubBackend.saying("l");
                StubBackend candidate = StubBackend.saying("c");
                TestShadow shadow = TestShadow.with(TestShadow.settings(
                        legacy.port(),
                        candidate.port(),
                        ShadowHeaders.parse(List.of(
                                "authorization=file:" + secret(),
                                "Cookie=drop",
                                "X-Api-Key=pass",
                                "X-Never-Sent=file:" + secret()))));
                TestDataPlane plane =
                        TestDataPlane.with(legacy, candidate, shadow.stage()).start()) {
            ask(
                    plane.port(),
                    get(
                            "/a",
                            "X-Tenant-Id: acme",
                            "Authorization: Bearer of-the-client",
                            "Cookie: a=b",
                            "X-Api-Key: k"));
            await().until(() -> shadow.pairs().settled() == 1);

            Headers served = legacy.log().get(0).headers();
            Headers mirrored = candidate.log().get(0).headers();
            assertThat(served.all("authorization")).containsExactly("Bearer of-the-client");
            assertThat(served.all("cookie")).containsExactly("a=b");
            assertThat(mirrored.all("authorization")).containsExactly(SECRET);
            assertThat(mirrored.all("cookie")).isEmpty();
            assertThat(mirrored.all("x-api-key")).containsExactly("k");
            assertThat(mirrored.all("x-never-sent")).isEmpty();

            // A re-read of the serving side is the client's question again, and what evidence sees holds no secret of
            // ours.
            CapturedRead read = shadow.pairs().captured().get(0);
            shadow.stage().ask(Side.LEGACY, read).toCompletableFuture().join();
            assertThat(legacy.log().get(1).headers().all("authorization")).containsExactly("Bearer of-the-client");
            assertThat(read.request().headers().all("authorization")).containsExactly("Bearer of-the-client");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "=drop",
                "Authorization=Bearer secret",
                "Authorization=env:PARALLAX_NO_SUCH_VARIABLE",
                "Authorization=file:/no/such/file",
                "Bad Name=drop"
            })
    void an_entry_that_cannot_be_used_stops_the_start_and_shows_no_secret(String entry) {
        assertThatThrownBy(() -> ShadowHeaders.parse(List.of(entry)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("PARALLAX_SHADOW_HEADERS")
                .hasMessageNotContaining("Bearer secret");
    }

    @Test
    void a_secret_no_header_can_hold_and_a_header_named_twice_are_refused() throws IOException {
        Path torn = Files.writeString(directory.resolve("torn"), "one\ntwo\n");

        assertThatThrownBy(() -> ShadowHeaders.parse(List.of("A=file:" + torn)))
                .hasMessageContaining("one line of printable ASCII");
        assertThatThrownBy(() -> ShadowHeaders.parse(List.of("A=drop", "a=pass")))
                .hasMessageContaining("two entries for 'a'");
    }

    @Test
    void its_text_shows_names_and_no_secret() throws IOException {
        assertThat(ShadowHeaders.parse(List.of("Authorization=file:" + secret())))
                .hasToString("ShadowHeaders[Authorization]");
    }

    private Path secret() throws IOException {
        return Files.writeString(directory.resolve("secret"), SECRET + "\n");
    }
}
