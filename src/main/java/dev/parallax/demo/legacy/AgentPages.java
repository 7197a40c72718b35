package dev.parallax.demo.legacy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The people who sell: offices, agents, what they earned. */
final class AgentPages {

    private AgentPages() {}

    static void offices(Call call, Connection db, Json out) throws SQLException {
        out.key("items").openList();
        new Sql()
                .add("select o.*, (select count(*) from agent a where a.office_id = o.id) as agents")
                .add("from office o where o.tenant_id = ? order by o.code", call.tenantId())
                .each(db, row -> {
                    out.open();
                    out.key("id").number(row.getInt("id"));
                    out.key("code").string(row.getString("code"));
                    out.key("city").string(row.getString("city"));
                    out.key("agents").number(row.getInt("agents"));
                    out.close();
                });
        out.closeList();
    }

    static void list(Call call, Connection db, Json out) throws SQLException, Refused {
        int page = call.number("page", 1, 10_000);
        int size = call.number("size", 10, 50);
        @Nullable String office = call.text("office");
        Sql sql = new Sql()
                .add("select a.*, o.code from agent a join office o on o.id = a.office_id")
                .add("where a.tenant_id = ?", call.tenantId());
        if (office != null) {
            sql.add("and o.code = ?::character(8)", office);
        }
        out.key("items").openList();
        sql.add("order by a.name, a.id limit ? offset ?", size, (page - 1) * size)
                .each(db, row -> {
                    out.open();
                    agent(row, out);
                    out.close();
                });
        out.closeList();
        out.key("page").number(page).key("size").number(size);
    }

    static void one(Call call, Connection db, Json out) throws SQLException, Refused {
        int found = new Sql()
                .add("select a.*, o.code from agent a join office o on o.id = a.office_id")
                .add("where a.id = ? and a.tenant_id = ?", call.id(), call.tenantId())
                .each(db, row -> {
                    agent(row, out);
                    out.key("phone").string(row.getString("phone"));
                    out.optional("fax", row.getString("fax"));
                    out.key("licensedOn").string(row.getString("licensed_on"));
                });
        if (found == 0) {
            throw Refused.notFound("no such agent");
        }
    }

    private static void agent(ResultSet row, Json out) throws SQLException {
        out.key("id").number(row.getInt("id"));
        out.key("name").string(row.getString("name"));
        out.key("email").string(row.getString("email"));
        out.key("office").string(row.getString("code"));
    }

    static void commissions(Call call, Connection db, Json out) throws SQLException, Refused {
        BigDecimal[] total = {BigDecimal.ZERO.setScale(2)};
        out.key("items").openList();
        new Sql()
                .add("select * from sale where agent_id = ? and tenant_id = ?", call.id(), call.tenantId())
                .add("order by sold_on, id")
                .each(db, row -> {
                    BigDecimal amount = row.getBigDecimal("amount");
                    BigDecimal commission =
                            amount.multiply(row.getBigDecimal("rate")).setScale(2, RoundingMode.HALF_UP);
                    total[0] = total[0].add(commission);
                    out.open();
                    out.key("id").number(row.getInt("id"));
                    out.key("listingId").number(row.getInt("listing_id"));
                    out.key("soldOn").string(row.getString("sold_on"));
                    out.key("amount").number(amount);
                    out.key("commission").number(commission);
                    out.close();
                });
        out.closeList();
        out.key("total").number(total[0]);
    }
}
