package dev.parallax.report;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(StagedProfile.class)
class CompareApiTest {

    @Test
    void equal_replies_match() {
        compare("""
                {"operation": "o", "tenant": "acme",
                 "legacy": {"status": 200, "headers": {"Content-Type": "application/json"}, "body": {"a": 1}},
                 "candidate": {"status": 200, "headers": {"Content-Type": "application/json"}, "body": {"a": 1}}}
                """)
                .statusCode(200)
                .body("kind", equalTo("comparison"))
                .body("outcome", equalTo("MATCH"))
                .body("differences", hasSize(0));
    }

    @Test
    void replies_that_differ_mismatch() {
        compare("""
                {"operation": "o", "tenant": "acme",
                 "legacy": {"status": 200, "body": "{\\"a\\": 1}"},
                 "candidate": {"status": 200, "bodyBase64": "%s"}}
                """.formatted(Base64.getEncoder().encodeToString("{\"a\": 2}".getBytes(StandardCharsets.UTF_8))))
                .statusCode(200)
                .body("outcome", equalTo("MISMATCH"))
                .body("differences", hasSize(1))
                .body("differences[0].at", equalTo("/a"))
                .body("differences[0].pattern", equalTo("$.a"))
                .body("differences[0].kind", equalTo("VALUE"))
                .body("differences[0].legacy.text", equalTo("1"))
                .body("patch[0].op", equalTo("replace"))
                .body("patch[0].path", equalTo("/a"));
    }

    @Test
    void agreement_that_proves_nothing_is_vacuous_and_says_why() {
        compare("""
                {"operation": "o", "tenant": "acme", "legacy": {"status": 403}, "candidate": {"status": 401}}
                """).body("outcome", equalTo("VACUOUS")).body("reason", equalTo("both_denied"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"tenant":"t","legacy":{"status":200},"candidate":{"status":200}}                      | operation
                    {"operation":"","tenant":"t","legacy":{"status":200},"candidate":{"status":200}}       | operation
                    {"operation":7,"tenant":"t","legacy":{"status":200},"candidate":{"status":200}}        | operation
                    {"operation":"o","legacy":{"status":200},"candidate":{"status":200}}                   | tenant
                    {"operation":"o","tenant":" ","legacy":{"status":200},"candidate":{"status":200}}      | tenant
                    {"operation":"o","tenant":"t","candidate":{"status":200}}                              | legacy
                    {"operation":"o","tenant":"t","legacy":[],"candidate":{"status":200}}                  | legacy
                    {"operation":"o","tenant":"t","legacy":{"status":200}}                                 | candidate
                    {"operation":"o","tenant":"t","legacy":{},"candidate":{"status":200}}                  | legacy.status
                    {"operation":"o","tenant":"t","legacy":{"status":99},"candidate":{"status":200}}       | legacy.status
                    {"operation":"o","tenant":"t","legacy":{"status":1e9},"candidate":{"status":200}}      | legacy.status
                    {"operation":"o","tenant":"t","legacy":{"status":200},"candidate":{"status":"200"}}    | candidate.status
                    {"operation":"o","tenant":"t","legacy":{"status":200,"headers":{"a":1}},"candidate":{"status":200}} | legacy.headers
                    {"operation":"o","tenant":"t","legacy":{"status":200,"body":5},"candidate":{"status":200}}          | legacy.body
                    {"operation":"o","tenant":"t","legacy":{"status":200,"body":"\\ud800"},"candidate":{"status":200}}   | legacy.body
                    {"operation":"o","tenant":"t","legacy":{"status":200,"bodyBase64":"*"},"candidate":{"status":200}}  | legacy.bodyBase64
                    {"operation":"o","tenant":"t","legacy":{"status":200,"body":"a","bodyBase64":"YQ=="},"candidate":{"status":200}} | legacy.bodyBase64
                    {"operation":"o","tenant":"t","legacy":{"status":200,"Body":"a"},"candidate":{"status":200}}        | legacy
                    {"operation":"o","tenant":"t","legacy":{"status":200},"candidate":{"status":200},"rules":"rules: [{id: x}]"} | rules
                    """)
    void a_malformed_member_is_a_400_problem_that_names_it(String body, String field) {
        compare(body).statusCode(400).contentType("application/problem+json").body("field", equalTo(field));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {
                    []
                    null
                    {"operation":"o","operation":"p","tenant":"t","legacy":{"status":200},"candidate":{"status":200}}
                    {"operation":"o","tenant":"t","legacy":{"status":200},"candidate":{"status":200}} trailing
                    {"operation":"o","tenant":"t","legacy":{"status":200},"candidate":{"status":200},"extra":1}
                    """)
    void a_body_that_is_not_one_strict_object_is_a_400_problem(String body) {
        compare(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body(not(containsString("jackson")))
                .body(not(containsString("Exception")));
    }

    @Test
    void invalid_utf8_is_a_400_problem() {
        given().contentType("application/json")
                .body(new byte[] {'{', '"', (byte) 0xC0, (byte) 0xAF, '"', '}'})
                .post("/api/v1/compare")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void a_hundred_thousand_open_brackets_are_refused_or_compared_and_never_a_failure() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        int status = given().contentType("application/json")
                .body("{\"operation\":\"o\",\"tenant\":\"t\",\"legacy\":{\"status\":200,\"body\":\"" + deep
                        + "\"},\"candidate\":{\"status\":200,\"body\":\"" + deep + "1\"}}")
                .post("/api/v1/compare")
                .statusCode();
        org.assertj.core.api.Assertions.assertThat(status).isEqualTo(200);

        compare("{\"operation\":\"o\",\"tenant\":\"t\",\"legacy\":{\"status\":200,\"body\":" + deep + "}}")
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void another_media_type_is_a_415_problem() {
        given().contentType("text/plain")
                .body("{}")
                .post("/api/v1/compare")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    private static ValidatableResponse compare(String body) {
        return given().contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/compare")
                .then();
    }
}
