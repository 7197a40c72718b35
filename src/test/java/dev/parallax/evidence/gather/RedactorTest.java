package dev.parallax.evidence.gather;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.exchange.Body;
import dev.parallax.exchange.Headers;
import dev.parallax.exchange.Target;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

    private final Redactor redactor = new Redactor(List.of("pesel"), List.of(), RedactedPaths.NONE);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<a><b>1</b></a> | <a><b>1</b></a>",
                "<a><password>x</password><b>1</b></a> | <a><password>[redacted]</password><b>1</b></a>",
                "<a><n:Password>x</n:Password></a> | <a><n:Password>[redacted]</n:Password></a>",
                "<token><token>x</token><y>z</y></token><b>1</b> | <token>[redacted]</token><b>1</b>",
                "<secret><e/><![CDATA[</secret>x]]></secret><b/> | <secret>[redacted]</secret><b/>",
                "<secret><!-- </secret> -->x</secret><b/> | <secret>[redacted]</secret><b/>",
                "<secret>cut off in the mi | <secret>[redacted]",
                "<a pin=\"1234\" size=\"2\">t</a> | <a pin=\"[redacted]\" size=\"2\">t</a>",
                "<a pin = '12>34'>t</a> | <a pin = '[redacted]'>t</a>",
                "<p name=\"password\" value=\"x\"/><b/> | <p name=\"password\" value=\"[redacted]\"/><b/>",
                "<p name=\"pesel\">x</p><b/> | <p name=\"pesel\">[redacted]</p><b/>",
                "<?xml version=\"1.0\"?><a/> | <?xml version=\"1.0\"?><a/>",
                "<!-- password: x --><a/> | <!--[redacted]--><a/>",
                "<!DOCTYPE a [<!ENTITY p \"x\">]><a/> | <!--[redacted]--><a/>",
                "<a>ghp_0123456789012345678901234567</a> | <a>[redacted]</a>",
                "<a password=\"x | <a password=\"[redacted]",
                "no xml < at all | no xml < at all",
            })
    void what_stands_under_a_sensitive_name_in_xml_is_taken_out(String body, String kept) {
        assertThat(kept("application/soap+xml; charset=utf-8", body)).isEqualTo(kept);
        assertThat(kept("text/xml", body)).isEqualTo(kept);
    }

    @Test
    void what_stands_under_a_sensitive_name_in_a_form_is_taken_out() {
        assertThat(kept("application/x-www-form-urlencoded", "a=1&pass%77ord=x&pesel=2&b&token="))
                .isEqualTo("a=1&pass%77ord=[redacted]&pesel=[redacted]&b&token=[redacted]");
        assertThat(redactor.target(new Target("/x?a=1&pin=2")).text()).isEqualTo("/x?a=1&pin=[redacted]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-16", "IBM037"})
    void a_body_that_cannot_be_looked_into_is_left_out(String charset) {
        Body xml = Body.of("<a><password>x</password></a>".getBytes(Charset.forName(charset)));

        assertThat(redactor.body(type("application/xml; charset=" + charset), xml))
                .isEqualTo(Body.empty());
    }

    @Test
    void a_body_that_is_encoded_or_binary_is_left_out() {
        Body body = Body.of("<a/>".getBytes(StandardCharsets.UTF_8));

        assertThat(redactor.body(type("text/xml").with("Content-Encoding", "gzip"), body))
                .isEqualTo(Body.empty());
        assertThat(redactor.body(type("image/png"), body)).isEqualTo(Body.empty());
        assertThat(redactor.body(Headers.empty(), body)).isEqualTo(Body.empty());
    }

    private String kept(String type, String body) {
        Body kept = redactor.body(type(type), Body.of(body.getBytes(StandardCharsets.UTF_8)));
        return new String(kept.bytes(), StandardCharsets.UTF_8);
    }

    private static Headers type(String type) {
        return Headers.of(Map.of("Content-Type", type));
    }
}
