package dev.parallax.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Headers.Field;
import dev.parallax.exchange.Target;
import dev.parallax.exchange.Tenant;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** B1: the tenant comes from the source the operator trusts; whatever is ambiguous is not compared. */
class TenantSourceTest {

    private static final HeaderName HEADER = new HeaderName("X-Tenant-Id");

    @ParameterizedTest
    @CsvSource({
        "header,    /x,                 X-Tenant-Id: acme,            acme",
        "header,    /x,                 x-tenant-id: Acme Ltd,        Acme Ltd",
        "header,    /x,                 X-Tenant-Id:,                 missing",
        "header,    /x,                 Host: a,                      missing",
        "header,    /x,                 X-Tenant-Id: a|X-Tenant-Id: b, ambiguous",
        "header,    /x,                 X-Tenant-Id: a|x-tenant-id: a, ambiguous",
        "header,    /x,                 'X-Tenant-Id: a,b',           ambiguous",
        "host:1,    /x,                 Host: Acme.api.example:8080,  acme",
        "host:2,    /x,                 Host: api.acme.example.com,   acme",
        "host:1,    /x,                 Host: example.com,            missing",
        "host:1,    /x,                 Host: 10.1.2.3,               missing",
        "host:1,    /x,                 Host: [::1]:80,               missing",
        "path:2,    /t/acme/listings,   Host: a,                      acme",
        "path:2,    /t,                 Host: a,                      missing",
        "path:2,    /t//x,              Host: a,                      missing",
        "path:2,    /t/%61cme/x,        Host: a,                      missing",
        "path:2,    /t/../x,            Host: a,                      missing",
        "query:t,   /x?a=b&t=acme,      Host: a,                      acme",
        "query:t,   /x?t=a%20b,         Host: a,                      a b",
        "query:t,   /x?t=a&t=a,         Host: a,                      ambiguous",
        "query:t,   /x?tt=a,            Host: a,                      missing",
        "query:t,   /x?t=%zz,           Host: a,                      missing",
        "jwt:tid,   /x,                 Authorization: Basic abc,     missing",
        "jwt:tid,   /x,                 Authorization: Bearer a.b.c,  missing"
    })
    void a_source_names_one_tenant_or_none(String source, String target, String fields, String expected) {
        TenantResolution resolution =
                TenantSources.parse(source, HEADER, Optional.empty()).tenantOf(head(target, fields.split("\\|")));

        assertThat(resolution)
                .isEqualTo(
                        switch (expected) {
                            case "missing" -> new TenantResolution.Missing();
                            case "ambiguous" -> new TenantResolution.Ambiguous();
                            default -> new TenantResolution.Resolved(new Tenant(expected));
                        });
    }

    @ParameterizedTest
    @CsvSource({"RSA, RS256, SHA256withRSA", "EC, ES256, SHA256withECDSAinP1363Format"})
    void a_token_counts_only_if_it_verifies_with_the_configured_key_B1(
            String kind, String algorithm, String signing, @TempDir Path directory) throws Exception {
        KeyPair pair = keys(kind);
        Path pem = directory.resolve("key.pem");
        String encoded = Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded());
        Files.writeString(pem, "-----BEGIN PUBLIC KEY-----\n" + encoded + "\n-----END PUBLIC KEY-----\n");
        TenantSource source = TenantSources.parse("jwt:tid", HEADER, Optional.of(pem));

        String good = token(pair, signing, "{\"alg\":\"" + algorithm + "\"}");
        String forged = token(keys(kind), signing, "{\"alg\":\"" + algorithm + "\"}");
        String unsigned = encode("{\"alg\":\"none\"}") + good.substring(good.indexOf('.'), good.lastIndexOf('.') + 1);

        assertThat(source.tenantOf(head("/x", "Authorization: Bearer " + good)))
                .isEqualTo(new TenantResolution.Resolved(new Tenant("acme")));
        for (String bad : List.of(forged, unsigned, good + "x", good.replaceFirst("\\.", ".x"))) {
            assertThat(source.tenantOf(head("/x", "Authorization: Bearer " + bad)))
                    .isEqualTo(new TenantResolution.Missing());
        }
    }

    @Test
    void without_a_key_the_claim_is_believed() throws Exception {
        TenantSource source = TenantSources.parse("jwt:tid", HEADER, Optional.empty());

        assertThat(source.tenantOf(head("/x", "Authorization: bearer " + token(keys("RSA"), "SHA256withRSA", "{}"))))
                .isEqualTo(new TenantResolution.Resolved(new Tenant("acme")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "headers", "host", "host:0", "host:x", "path:999", "query:", "jwt"})
    void an_unknown_source_stops_the_start_with_what_is_accepted(String source) {
        assertThatThrownBy(() -> TenantSources.parse(source, HEADER, Optional.empty()))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("parallax.tenant-source (PARALLAX_TENANT_SOURCE) is '" + source + "'")
                .hasMessageContaining("host:LABEL");
    }

    private static KeyPair keys(String kind) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        generator.initialize(kind.equals("RSA") ? 2_048 : 256);
        return generator.generateKeyPair();
    }

    private static String token(KeyPair pair, String signing, String header) throws Exception {
        String signed = encode(header) + "." + encode("{\"tid\":\"acme\",\"sub\":\"x\"}");
        Signature signature = Signature.getInstance(signing);
        signature.initSign(pair.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static RequestHead head(String target, String... fields) {
        List<Field> list = Arrays.stream(fields)
                .map(line -> new Field(
                        line.substring(0, line.indexOf(':')),
                        line.substring(line.indexOf(':') + 1).strip()))
                .toList();
        return new RequestHead("GET", new Target(target), false, Headers.of(list));
    }
}
