package dev.parallax.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.TestStore;
import dev.parallax.evidence.embedded.ClusterName;
import dev.parallax.evidence.embedded.StoreAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The recipe of docs/secure.md for a role that cannot write, run as it stands there, against every way to write. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ShadowRoleTest {

    private static final Path PAGE = Path.of("docs/secure.md");
    private static final ClusterName DATABASE = new ClusterName("shadow_role_platform");

    private static final String PLATFORM = """
            CREATE ROLE platform_owner;
            CREATE ROLE platform_app;
            GRANT ALL ON SCHEMA public TO platform_owner;
            SET ROLE platform_owner;
            CREATE TABLE listing (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title text, views int DEFAULT 0);
            INSERT INTO listing (title) VALUES ('one'), ('two');
            CREATE SEQUENCE ticket;
            GRANT USAGE ON SEQUENCE ticket TO PUBLIC;
            CREATE VIEW open_listing AS SELECT id, title FROM listing;
            CREATE MATERIALIZED VIEW listing_count AS SELECT count(*) FROM listing;
            CREATE FUNCTION count_view(which bigint) RETURNS void LANGUAGE sql SECURITY DEFINER
              AS 'UPDATE listing SET views = views + 1 WHERE id = which';
            CREATE PROCEDURE retitle(which bigint) LANGUAGE sql SECURITY DEFINER
              AS 'UPDATE listing SET title = ''changed'' WHERE id = which';
            CREATE FUNCTION seen(which bigint) RETURNS text LANGUAGE plpgsql SECURITY DEFINER
              AS 'BEGIN UPDATE listing SET views = views + 1 WHERE id = which; RETURN ''x''; END';
            RESET ROLE;
            SELECT lo_from_bytea(4711, 'content');
            GRANT ALL ON LARGE OBJECT 4711 TO PUBLIC;
            """;

    /** Each of them writes, locks or makes something, where nothing stops it. */
    private static final List<String> WAYS_TO_WRITE = List.of(
            "INSERT INTO listing (title) VALUES ('x')",
            "UPDATE listing SET views = 1",
            "DELETE FROM listing",
            "TRUNCATE listing",
            "MERGE INTO listing l USING (SELECT 1 AS id) s ON l.id = s.id WHEN MATCHED THEN UPDATE SET views = 9",
            "WITH gone AS (DELETE FROM listing RETURNING id) SELECT * FROM gone",
            "INSERT INTO open_listing (title) VALUES ('x')",
            "UPDATE open_listing SET title = 'x'",
            "SELECT * FROM listing FOR UPDATE",
            "SELECT * FROM listing FOR KEY SHARE",
            "LOCK TABLE listing IN SHARE MODE",
            "EXPLAIN ANALYZE UPDATE listing SET views = 2",
            "PREPARE w AS UPDATE listing SET views = 3; EXECUTE w",
            "DO $$ BEGIN UPDATE listing SET views = 4; END $$",
            "DECLARE c CURSOR FOR SELECT count_view(1); FETCH c",
            "REFRESH MATERIALIZED VIEW listing_count",
            "COPY listing (title) FROM PROGRAM 'echo x'",
            "COPY listing TO '/tmp/parallax-shadow-role-test'",
            "SELECT count_view(1)",
            "CALL retitle(1)",
            "SELECT seen(id) FROM listing",
            "SELECT nextval('ticket')",
            "SELECT setval('ticket', 99)",
            "SELECT nextval('listing_id_seq')",
            "SELECT lo_create(0)",
            "SELECT lo_creat(-1)",
            "SELECT lo_from_bytea(0, 'x')",
            "SELECT lo_put(4711, 0, 'x')",
            "SELECT lo_unlink(4711)",
            "SELECT lowrite(lo_open(4711, 131072), 'x')",
            "SELECT lo_truncate(lo_open(4711, 131072), 0)",
            "SELECT pg_logical_emit_message(false, 'x', 'y')",
            "SELECT pg_notify('x', 'y')",
            "CREATE TEMPORARY TABLE mine AS SELECT 1",
            "CREATE TABLE mine (id int)",
            "CREATE TABLE public.mine AS SELECT * FROM listing",
            "SELECT * INTO mine FROM listing",
            "CREATE SCHEMA mine",
            "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
            "SET ROLE platform_owner; UPDATE listing SET views = 5",
            "SET SESSION AUTHORIZATION platform_owner",
            "GRANT platform_owner TO candidate_shadow",
            "COMMENT ON TABLE listing IS 'x'",
            "ALTER TABLE listing ADD COLUMN x int",
            "DROP TABLE listing");

    /** No privilege, not the owner, not a member; or, in a read-only transaction, read-only. */
    private static final Set<String> REFUSALS = Set.of("42501", "25006");

    private StoreAddress platform;
    private StoreAddress shadow;

    @BeforeAll
    void platform() throws SQLException {
        platform = TestStore.database(DATABASE);
        shadow = new StoreAddress(platform.jdbcUrl(), "candidate_shadow", "change me");
        dropRoles();
        execute(platform, PLATFORM);
    }

    @AfterAll
    void dropRoles() throws SQLException {
        for (String role : List.of("candidate_shadow", "platform_app", "platform_owner")) {
            try (Connection connection = platform.connect();
                    Statement statement = connection.createStatement()) {
                if (!rows(platform, "SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'")
                        .isEmpty()) {
                    statement.execute("DROP OWNED BY " + role + " CASCADE; DROP ROLE " + role);
                }
            }
        }
    }

    @Test
    @Order(1)
    void a_role_that_may_only_select_and_defaults_to_read_only_can_still_write() throws SQLException {
        execute(platform, """
                CREATE ROLE candidate_shadow LOGIN PASSWORD 'change me';
                ALTER ROLE candidate_shadow SET default_transaction_read_only = on;
                GRANT SELECT ON ALL TABLES IN SCHEMA public TO candidate_shadow;
                """);
        List<String> works = new ArrayList<>();
        for (String way : WAYS_TO_WRITE) {
            if (tried(way, true) == null) {
                works.add(way);
            }
        }

        assertThat(works)
                .as("the twin without the recipe, whose defaults the session changes")
                .contains(
                        "SELECT count_view(1)",
                        "CALL retitle(1)",
                        "SELECT nextval('ticket')",
                        "SELECT lo_create(0)",
                        "SELECT lo_put(4711, 0, 'x')",
                        "SELECT pg_logical_emit_message(false, 'x', 'y')",
                        "CREATE TEMPORARY TABLE mine AS SELECT 1");
        execute(platform, "DROP OWNED BY candidate_shadow; DROP ROLE candidate_shadow");
    }

    @Test
    @Order(2)
    void with_the_recipe_every_way_to_write_is_refused_whatever_the_session_sets() throws Exception {
        execute(platform, recipe().get(0));
        List<String> before = state();

        for (boolean readOnlyOff : List.of(false, true)) {
            for (String way : WAYS_TO_WRITE) {
                assertThat(tried(way, readOnlyOff)).as(way).isNotNull().isIn(REFUSALS);
            }
        }

        assertThat(state()).isEqualTo(before);
        assertThat(WAYS_TO_WRITE).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    @Order(3)
    void it_can_read_now_and_what_is_created_later_and_later_routines_are_closed_to_it() throws Exception {
        execute(platform, """
                SET ROLE platform_owner;
                CREATE TABLE later (id int);
                INSERT INTO later VALUES (1);
                CREATE FUNCTION write_later() RETURNS void LANGUAGE sql SECURITY DEFINER AS 'INSERT INTO later VALUES (2)';
                """);

        assertThat(rows(shadow, "SELECT count(*) FROM listing")).isNotEmpty();
        assertThat(rows(shadow, "SELECT title FROM open_listing")).isNotEmpty();
        assertThat(rows(shadow, "SELECT id FROM later")).containsExactly("1");
        assertThat(tried("SELECT write_later()", true)).isEqualTo("42501");
        assertThat(tried("INSERT INTO later VALUES (3)", true)).isEqualTo("42501");
    }

    @Test
    @Order(4)
    void its_sessions_are_bounded_and_named() throws Exception {
        assertThat(List.of(
                        show("default_transaction_read_only"),
                        show("statement_timeout"),
                        show("lock_timeout"),
                        show("transaction_timeout"),
                        show("idle_in_transaction_session_timeout")))
                .containsExactly("on", "2s", "200ms", "10s", "5s");
        assertThat(rows(platform, "SELECT rolconnlimit FROM pg_roles WHERE rolname = 'candidate_shadow'"))
                .containsExactly("20");
        assertThat(rows(
                        platform,
                        "SELECT unnest(setconfig) FROM pg_db_role_setting s JOIN pg_roles r ON r.oid = s.setrole"
                                + " WHERE rolname = 'candidate_shadow'"))
                .contains("application_name=parallax-shadow");
    }

    @Test
    @Order(5)
    void the_queries_for_what_is_left_find_nothing_and_would_find_a_hole() throws Exception {
        for (String query : recipe().subList(1, 3)) {
            assertThat(rows(platform, query)).isEmpty();
        }

        execute(platform, "GRANT EXECUTE ON FUNCTION count_view TO candidate_shadow");
        execute(platform, "GRANT USAGE ON SEQUENCE ticket TO candidate_shadow");
        assertThat(rows(platform, recipe().get(1))).containsExactly("count_view(bigint)");
        assertThat(rows(platform, recipe().get(2))).containsExactly("ticket");
    }

    /** The SQL blocks of the page, in order, with this database's name. */
    private static List<String> recipe() throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher block = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        while (block.find()) {
            blocks.add(block.group(1).replace("DATABASE platform", "DATABASE " + DATABASE));
        }
        return blocks;
    }

    /** SQL state of the refusal; null if it worked. Nothing it does is kept. */
    private String tried(String way, boolean readOnlyOff) throws SQLException {
        try (Connection connection = shadow.connect();
                Statement statement = connection.createStatement()) {
            if (readOnlyOff) {
                statement.execute("SET default_transaction_read_only = off");
            }
            connection.setAutoCommit(false);
            try {
                statement.execute(way);
                return null;
            } catch (SQLException refused) {
                return refused.getSQLState();
            } finally {
                connection.rollback();
            }
        }
    }

    private List<String> state() throws SQLException {
        List<String> state = new ArrayList<>(rows(platform, "SELECT l::text FROM listing l ORDER BY id"));
        state.addAll(rows(platform, "SELECT last_value || ' ' || is_called FROM ticket"));
        state.addAll(rows(platform, "SELECT oid || ' ' || encode(lo_get(oid), 'hex') FROM pg_largeobject_metadata"));
        state.addAll(rows(platform, "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"));
        return state;
    }

    private String show(String setting) throws SQLException {
        return rows(shadow, "SHOW " + setting).get(0);
    }

    private static void execute(StoreAddress address, String sql) throws SQLException {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> rows(StoreAddress address, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }
}
