package dev.parallax.rules.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.exchange.OperationId;
import dev.parallax.exchange.Tenant;
import dev.parallax.rules.load.RuleBookLoader;
import dev.parallax.rules.load.RuleSource;
import dev.parallax.rules.problem.RuleBookException;
import dev.parallax.rules.trie.CompiledRules;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleBookTest {

    private static final OperationId SEARCH = new OperationId("listings.search");
    private static final Tenant ACME = new Tenant("acme");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Test
    void tenant_wins_over_operation_over_global_then_the_more_exact_place() {
        RuleBook book = book("""
                rules:
                  - {id: g-deep,  at: '$..id', type: lenient, because: b, owner: o, until: 2027-01-01}
                  - {id: g-exact, at: '$.a.id', text: [trim], because: b, owner: o, until: 2027-01-01}
                  - {id: g-wild,  at: '$.*.id', text: [nfc], because: b, owner: o, until: 2027-01-01}
                  - {id: op-glob, at: '$..id', on: 'listings.*', text: [trim], because: b, owner: o, until: 2027-01-01}
                  - {id: op-name, at: '$..id', on: listings.search, text: [trim], because: b, owner: o, until: 2027-01-01}
                  - {id: tenant,  at: '$..id', tenants: acme, text: [trim], because: b, owner: o, until: 2027-01-01}
                  - {id: other,   at: '$..id', tenants: beta, text: [trim], because: b, owner: o, until: 2027-01-01}
                """);

        assertThat(book.inForce(SEARCH, ACME, TODAY))
                .extracting(rule -> rule.id().value())
                .containsExactly("tenant", "op-name", "op-glob", "g-exact", "g-wild", "g-deep");
        assertThat(book.compiled(SEARCH, ACME, TODAY).rules()).isEqualTo(book.inForce(SEARCH, ACME, TODAY));
    }

    @Test
    void d11_a_rule_stops_working_after_its_last_day() {
        RuleBook book = book("""
                rules:
                  - {id: a, at: $.a, ignore: true, because: b, owner: o, until: 2026-11-21}
                """);

        assertThat(book.compiled(SEARCH, ACME, TODAY).rules()).hasSize(1);
        assertThat(book.compiled(SEARCH, ACME, TODAY.plusDays(1)).rules()).isEmpty();
        assertThat(book.rules()).hasSize(1);
    }

    @Test
    void d11_a_book_has_another_name_on_the_day_after_a_rule_ended() {
        RuleBook book = book("""
                rules:
                  - {id: a, at: $.a, ignore: true, because: x, owner: x, until: 2026-11-21}
                  - {id: b, at: $.b, ignore: true, because: x, owner: x, until: 2027-11-21}
                """);
        RuleBook without = book("""
                rules:
                  - {id: b, at: $.b, ignore: true, because: x, owner: x, until: 2027-11-21}
                """);

        assertThat(book.digestOn(TODAY)).isEqualTo(book.digest());
        assertThat(book.digestOn(TODAY.plusDays(1))).isEqualTo(without.digest());
        assertThat(book.digestOn(TODAY)).isEqualTo(book.digest());
    }

    @Test
    void operations_and_tenants_under_the_same_rules_share_one_compilation() {
        RuleBook book = book("""
                rules:
                  - {id: a, at: $.a, ignore: true, because: b, owner: o, until: 2027-01-01}
                  - {id: b, at: $.b, ignore: true, tenants: beta, because: b, owner: o, until: 2027-01-01}
                """);

        CompiledRules ofAcme = book.compiled(SEARCH, ACME, TODAY);

        assertThat(book.compiled(SEARCH, ACME, TODAY)).isSameAs(ofAcme);
        assertThat(book.compiled(new OperationId("other"), new Tenant("gamma"), TODAY))
                .isSameAs(ofAcme);
        assertThat(book.compiled(SEARCH, new Tenant("beta"), TODAY)).isNotSameAs(ofAcme);
    }

    @Test
    void the_digest_is_of_the_meaning() {
        RuleBookDigest digest = book("""
                operations:
                  - {id: a, match: GET /a}
                rules:
                  - {id: x, at: "$.a['b']", absent: [null, ""], because: b, owner: o, until: 2027-01-01}
                  - {id: y, at: $.n, number: {abs: 0.10}, because: b, owner: o, until: 2027-01-01}
                """).digest();

        assertThat(book("""
                # the same, written otherwise
                rules:
                  - id: y
                    on: "*"
                    tenants: ["*"]
                    at: $['n']
                    number:
                      abs: 1e-1
                    because: another reason
                    owner: another team
                    until: "2027-06-30"
                  - {until: 2027-01-01, owner: o, because: b, absent: ['', null], at: "$['a'].b", id: x}
                operations: [{match: "GET /a", id: a}]
                """).digest()).isEqualTo(digest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{id: z, at: $.a, ignore: true, because: b, owner: o, until: 2027-01-01}",
                "{id: x, at: $.b, ignore: true, because: b, owner: o, until: 2027-01-01}",
                "{id: x, at: $..a, ignore: true, because: b, owner: o, until: 2027-01-01}",
                "{id: x, at: 'header:a', ignore: true, because: b, owner: o, until: 2027-01-01}",
                "{id: x, at: $.a, array: unordered, because: b, owner: o, until: 2027-01-01}",
                "{id: x, at: $.a, ignore: true, on: a, because: b, owner: o, until: 2027-01-01}",
                "{id: x, at: $.a, ignore: true, tenants: a, because: b, owner: o, until: 2027-01-01}"
            })
    void any_other_meaning_has_another_digest(String rule) {
        RuleBookDigest digest =
                book("rules:\n  - {id: x, at: $.a, ignore: true, because: b, owner: o, until: 2027-01-01}\n")
                        .digest();

        assertThat(book("rules:\n  - " + rule + "\n").digest()).isNotEqualTo(digest);
        assertThat(RuleBook.empty().digest()).isNotEqualTo(digest);
    }

    /** The flag says nothing that the method does not: a POST is only ever loaded with it, and a GET reads anyway. */
    @Test
    void operations_of_another_method_or_path_have_another_digest_and_read_says_no_more_than_the_method() {
        RuleBookDigest get = book("operations: [{id: a, match: GET /a}]").digest();

        assertThat(book("operations: [{id: a, match: GET /a, read: true}]").digest())
                .isEqualTo(get);
        assertThat(book("operations: [{id: a, match: POST /a, read: true}]").digest())
                .isNotEqualTo(get);
        assertThat(book("operations: [{id: a, match: GET /b}]").digest()).isNotEqualTo(get);
        assertThat(book("operations: [{id: b, match: GET /a}]").digest()).isNotEqualTo(get);
        assertThatThrownBy(() -> book("operations: [{id: a, match: POST /a}]")).isInstanceOf(RuleBookException.class);
        assertThatThrownBy(() -> book("operations: [{id: a, match: GET /a, read: false}]"))
                .isInstanceOf(RuleBookException.class);
    }

    private static RuleBook book(String yaml) {
        return RuleBookLoader.parse(List.of(RuleSource.inline(yaml)));
    }
}
