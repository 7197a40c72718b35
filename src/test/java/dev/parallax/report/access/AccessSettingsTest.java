package dev.parallax.report.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.capture.InvalidSettingException;
import dev.parallax.exchange.Tenant;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessSettingsTest {

    private static final String SECRET = "correct horse";
    private static final String SHA256 = new Token(SECRET).sha256().hex();

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.4", "10.0.0.1"})
    void without_tokens_only_loopback_may_be_bound(String host) {
        AccessSettings open = settings(Map.of());

        assertThatThrownBy(() -> open.requireSafe(host))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("parallax.control-host")
                .hasMessageContaining(host)
                .hasMessageContaining("parallax.access.tokens");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
    void loopback_may_be_bound_without_tokens(String host) {
        assertThatCode(() -> settings(Map.of()).requireSafe(host)).doesNotThrowAnyException();
    }

    @Test
    void with_tokens_any_address_may_be_bound() {
        assertThatCode(() -> settings(Map.of("ci.sha256", SHA256)).requireSafe("0.0.0.0"))
                .doesNotThrowAnyException();
    }

    @Test
    void a_token_names_its_holder_scope_and_tenants() {
        AccessSettings settings = settings(Map.of(
                "ci.sha256",
                SHA256.toUpperCase(java.util.Locale.ROOT),
                "ci.scope",
                "releaser",
                "ci.tenants",
                "acme,b"));

        Caller caller = settings.holderOf(new Token(SECRET)).orElseThrow();

        assertThat(caller.name()).isEqualTo("ci");
        assertThat(caller.scope()).isEqualTo(Scope.RELEASER);
        assertThat(caller.sees(new Tenant("acme"))).isTrue();
        assertThat(caller.sees(new Tenant("Acme"))).isFalse();
        assertThat(settings.holderOf(new Token(SECRET + " "))).isEmpty();
        assertThat(settings.holderOf(new Token(SHA256))).isEmpty();
    }

    @Test
    void a_token_written_where_its_digest_belongs_is_refused_and_not_repeated() {
        assertThatThrownBy(() -> settings(Map.of("ci.sha256", SECRET)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("parallax.access.tokens.ci.sha256")
                .hasMessageNotContaining(SECRET);
    }

    private static AccessSettings settings(Map<String, String> tokens) {
        Map<String, String> properties = new java.util.HashMap<>();
        tokens.forEach((key, value) -> properties.put("parallax.access.tokens." + key, value));
        return AccessSettings.from(new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withMapping(AccessConfig.class)
                .build()
                .getConfigMapping(AccessConfig.class));
    }
}
