package dev.parallax.demo.legacy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The people who own: homeowners, what their homes are worth, what they look for. */
final class HomeownerPages {

    private HomeownerPages() {}

    static void list(Call call, Connection db, Json out) throws SQLException, Refused {
        int page = call.number("page", 1, 10_000);
        String postcode = call.text("postcode");
        Sql sql = new Sql().add("select * from homeowner where tenant_id = ?", call.tenantId());
        if (postcode != null) {
            sql.add("and postcode = ?", postcode);
        }
        out.key("items").openList();
        sql.add("order by id limit 25 offset ?", (page - 1) * 25).each(db, row -> {
            out.open();
            homeowner(call, row, out);
            out.close();
        });
        out.closeList();
        out.key("page").number(page);
    }

    static void one(Call call, Connection db, Json out) throws SQLException, Refused {
        int found = new Sql()
                .add("select * from homeowner where id = ? and tenant_id = ?", call.id(), call.tenantId())
                .each(db, row -> {
                    homeowner(call, row, out);
                    out.key("phone").string(row.getString("phone"));
                    out.key("since").string(row.getString("since"));
                    out.key("profileViews").number(row.getInt("profile_views"));
                    out.key("lastContactAt").string(Page.moment(row, "last_contact_at"));
                });
        if (found == 0) {
            throw Refused.notFound("no such homeowner");
        }
    }

    private static void homeowner(Call call, ResultSet row, Json out) throws SQLException {
        out.key("id").number(row.getInt("id"));
        out.key("tenant").string(call.tenant());
        out.key("name").string(row.getString("name"));
        out.key("email").string(row.getString("email"));
        out.key("postcode").string(row.getString("postcode"));
    }

    static void valuations(Call call, Connection db, Json out) throws SQLException, Refused {
        out.key("items").openList();
        new Sql()
                .add("select * from valuation where homeowner_id = ? and tenant_id = ?", call.id(), call.tenantId())
                .add("order by valued_on desc, id")
                .each(db, row -> {
                    out.open();
                    out.key("id").number(row.getInt("id"));
                    out.key("amount").number(row.getBigDecimal("amount"));
                    if (row.getBigDecimal("confidence") != null) {
                        out.key("confidence").number(row.getBigDecimal("confidence"));
                    }
                    out.key("model").string(row.getString("model"));
                    out.key("valuedOn").string(row.getString("valued_on"));
                    out.close();
                });
        out.closeList();
    }

    static void searches(Call call, Connection db, Json out) throws SQLException, Refused {
        out.key("items").openList();
        new Sql()
                .add("select * from saved_search where homeowner_id = ? and tenant_id = ?", call.id(), call.tenantId())
                .add("order by id")
                .each(db, row -> {
                    out.open();
                    out.key("id").number(row.getInt("id"));
                    out.key("name").string(row.getString("name"));
                    out.key("criteria").string(row.getString("criteria"));
                    out.key("alerts").string(row.getString("alerts"));
                    out.key("createdAt").string(Page.moment(row, "created_at"));
                    out.close();
                });
        out.closeList();
    }
}
