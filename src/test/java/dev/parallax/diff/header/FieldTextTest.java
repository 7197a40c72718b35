package dev.parallax.diff.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // text | its parts, one after another
                "a, b ,c | a/b/c",
                ",, a,, | a",
                "\"a,b\",c | \"a,b\"/c",
                "\"a\\\",b\",c | \"a\\\",b\"/c",
                // A backslash says nothing outside quotes.
                "a\\,b | a\\/b",
                "\"a\\ | \"a\\",
                "<a,b>,c | <a,b>/c",
                "<\">,\" | <\">/\"",
                "\"<,\",> | \"<,\"/>",
                "\"<\",a,\">\" | \"<\"/a/\">\"",
            })
    void parts_are_split_outside_quotes_and_angle_brackets(String text, String parts) {
        assertThat(FieldText.split(text, ',')).isEqualTo(List.of(parts.split("/")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"a\" | a",
                "\"\" | ``",
                "\" | \"",
                "a | a",
                "\"a | \"a",
                "a\" | a\"",
                "\"a\\\"b\" | a\"b",
                "\"a\\\\\" | a\\",
                // A backslash that escapes nothing stays.
                "\"a\\\" | a\\",
                "\"\\a\\b\" | ab",
            })
    void quotes_and_escapes_are_taken_off(String text, String plain) {
        assertThat(FieldText.unquoted(text)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // lines, separated by a semicolon | members of the JSON
                "no-store, Max-Age=60 | \"max-age\":60,\"no-store\":true",
                "=5 | \"\":5",
                "a, a=1;A=2 | \"a\":true,\"a#2\":1,\"a#3\":2",
                "a=\"x,y\" | \"a\":\"x,y\"",
                "a=\"x\\\"y\" | \"a\":\"x\\\"y\"",
                "a= 07 | \"a\":\"07\"",
            })
    void directives_keep_what_stands_twice(String lines, String members) {
        assertThat(ListFields.directives(Arrays.asList(lines.split(";")))).isEqualTo("{" + members + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "</a>; rel=next | \"next\":[{\"href\":\"/a\"}]",
                "< /a >;rel=\"next  LAST\" | \"last\":[{\"href\":\"/a\"}],\"next\":[{\"href\":\"/a\"}]",
                "</a> | \"\":[{\"href\":\"/a\"}]",
                "</a>; rel; title=x | \"\":[{\"href\":\"/a\",\"title\":\"x\"}]",
                // Only the first relation counts.
                "</a>; rel=next; rel=last | \"next\":[{\"href\":\"/a\"}]",
                "</b>; rel=next, </a>; rel=next | \"next\":[{\"href\":\"/a\"},{\"href\":\"/b\"}]",
                "</a>; =x; rel=next | \"next\":[{\"\":\"x\",\"href\":\"/a\"}]",
                "</a>; Title=\"a\\\"b\"; rel=next | \"next\":[{\"href\":\"/a\",\"title\":\"a\\\"b\"}]",
                // A parameter of that name is not where the link leads.
                "</a>; href=x; rel=next | \"next\":[{\"href\":\"/a\",\"href=\":\"x\"}]",
                "<>; rel=next | \"next\":[{\"href\":\"\"}]",
            })
    void links_are_read_by_relation(String line, String members) {
        assertThat(Links.json(List.of(line))).isEqualTo("{" + members + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"/a; rel=next", "</a; rel=next", "a</a>; rel=next", "</a>; rel=next, b"})
    void what_is_no_link_is_not_read(String line) {
        assertThat(Links.json(List.of(line))).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a=1 | \"a\":{\"value\":\"1\"}",
                "a = 1 ; Secure;HttpOnly | \"a\":{\"httponly\":true,\"secure\":true,\"value\":\"1\"}",
                "=1 | \"\":{\"value\":\"1\"}",
                "1 | \"\":{\"value\":\"1\"}",
                "a=b=c | \"a\":{\"value\":\"b=c\"}",
                "a=1; Domain=.Example.ORG; Path=/x | \"a\":{\"domain\":\"example.org\",\"path\":\"/x\",\"value\":\"1\"}",
                "a=1; Domain=; Domain | \"a\":{\"value\":\"1\"}",
                "a=1; SameSite=LAX; Odd=X; ; =y | \"a\":{\"odd\":\"X\",\"samesite\":\"lax\",\"value\":\"1\"}",
                "a=1; Max-Age=-5 | \"a\":{\"max-age\":0,\"value\":\"1\"}",
                "a=1; Max-Age=060 | \"a\":{\"max-age\":60,\"value\":\"1\"}",
                "a=1; Max-Age=soon | \"a\":{\"max-age\":\"soon\",\"value\":\"1\"}",
                // An age wins over a date; a date long past deletes the cookie.
                "a=1; Expires=Thu, 01 Jan 2099 00:00:00 GMT | \"a\":{\"expires\":\"2099-01-01T00:00:00Z\",\"value\":\"1\"}",
                "a=1; Max-Age=5; Expires=Thu, 01 Jan 2099 00:00:00 GMT | \"a\":{\"max-age\":5,\"value\":\"1\"}",
                "a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT | \"a\":{\"max-age\":0,\"value\":\"1\"}",
                "a=1; Expires=never | \"a\":{\"expires\":\"never\",\"value\":\"1\"}",
                // An attribute of that name is not the cookie's value.
                "a=1; Value=2 | \"a\":{\"value\":\"1\",\"value=\":\"2\"}",
            })
    void cookies_are_read_by_name_with_their_attributes(String line, String members) {
        assertThat(Cookies.json(List.of(line))).isEqualTo("{" + members + "}");
    }
}
