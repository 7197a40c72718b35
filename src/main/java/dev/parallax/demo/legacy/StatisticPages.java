package dev.parallax.demo.legacy;

import java.sql.Connection;
import java.sql.SQLException;

/** Figures: of a city's market and of an agent's work. */
final class StatisticPages {

    private StatisticPages() {}

    static void city(Call call, Connection db, Json out) throws SQLException, Refused {
        String city = call.path().get(0);
        int[] listings = new int[1];
        out.key("city").string(city);
        new Sql()
                .add("select count(*), round(avg(price), 2) as average, min(price) as least, max(price) as most,")
                .add("sum(area_sqm) as area from listing where tenant_id = ? and city = ?", call.tenantId(), city)
                .each(db, row -> {
                    listings[0] = row.getInt(1);
                    if (listings[0] > 0) {
                        out.key("listings").number(listings[0]);
                        out.key("averagePrice").number(row.getBigDecimal("average"));
                        out.key("lowestPrice").number(row.getBigDecimal("least"));
                        out.key("highestPrice").number(row.getBigDecimal("most"));
                        out.key("areaSqm").number(row.getBigDecimal("area"));
                    }
                });
        if (listings[0] == 0) {
            throw Refused.notFound("no such city");
        }
        out.key("kinds").openList();
        new Sql()
                .add(
                        "select kind, count(*) as listings from listing where tenant_id = ? and city = ?",
                        call.tenantId(),
                        city)
                .add("group by kind order by kind")
                .each(db, row -> {
                    out.open();
                    out.key("kind").string(row.getString("kind"));
                    out.key("listings").number(row.getInt("listings"));
                    out.close();
                });
        out.closeList();
        out.key("districts").openList();
        new Sql()
                .add(
                        "select d.id, d.name, count(l.id) as listings, coalesce(sum(l.price), 0) as volume from district d")
                .add(
                        "left join listing l on l.district_id = d.id where d.tenant_id = ? and d.city = ?",
                        call.tenantId(),
                        city)
                .add("group by d.id, d.name order by d.name")
                .each(db, row -> {
                    out.open();
                    out.key("name").string(row.getString("name"));
                    out.key("listings").number(row.getInt("listings"));
                    out.key("volume").number(row.getBigDecimal("volume").setScale(2));
                    out.key("map").string("/maps/" + row.getInt("id") + ".svg");
                    out.close();
                });
        out.closeList();
    }

    static void agent(Call call, Connection db, Json out) throws SQLException, Refused {
        int found = new Sql()
                .add("select a.id, (select count(*) from listing l where l.agent_id = a.id and l.status = 'ACTIVE')"
                        + " as active, (select count(*) from sale s where s.agent_id = a.id) as sold,"
                        + " (select coalesce(sum(s.amount), 0) from sale s where s.agent_id = a.id) as volume,"
                        + " (select max(s.sold_on) from sale s where s.agent_id = a.id) as last_sale from agent a")
                .add("where a.id = ? and a.tenant_id = ?", call.id(), call.tenantId())
                .each(db, row -> {
                    out.key("agentId").number(row.getInt("id"));
                    out.key("activeListings").number(row.getInt("active"));
                    out.key("sales").number(row.getInt("sold"));
                    out.key("volume").number(row.getBigDecimal("volume").setScale(2));
                    out.optional("lastSaleOn", row.getString("last_sale"));
                });
        if (found == 0) {
            throw Refused.notFound("no such agent");
        }
    }
}
