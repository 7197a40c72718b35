package dev.parallax.demo.legacy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Listings: search, query, one. */
final class ListingPages {

    private static final int LARGEST_PAGE = 50;
    private static final List<String> TENURES = List.of("FREEHOLD", "LEASEHOLD", "COMMONHOLD", "SHARED_OWNERSHIP");
    private static final JsonFactory JSON = new JsonFactory();

    private ListingPages() {}

    static void search(Call call, Connection db, Json out) throws SQLException, Refused {
        int page = call.number("page", 1, 10_000);
        int size = call.number("size", 20, LARGEST_PAGE);
        String order = order(call.text("sort"));
        Sql count = filtered(call, new Sql().add("select count(*) from listing l"));
        Sql rows = filtered(call, new Sql().add("select l.* from listing l"))
                .add("order by " + order + " limit ? offset ?", size, (page - 1) * size);
        items(call, rows, db, out);
        out.key("page").number(page).key("size").number(size).key("total").number(count.count(db));
    }

    private static Sql filtered(Call call, Sql sql) throws Refused {
        sql.add("where l.tenant_id = ?", call.tenantId());
        equal(sql, "l.city", call.text("city"));
        equal(sql, "l.kind", call.text("kind"));
        equal(sql, "l.status", call.text("status"));
        BigDecimal least = call.amount("minPrice");
        if (least != null) {
            sql.add("and l.price >= ?", least);
        }
        BigDecimal most = call.amount("maxPrice");
        if (most != null) {
            sql.add("and l.price <= ?", most);
        }
        String bedrooms = call.text("bedrooms");
        if (bedrooms != null) {
            // The mobile client of 2019 sends "4+".
            boolean orMore = bedrooms.endsWith("+");
            String digits = orMore ? bedrooms.substring(0, bedrooms.length() - 1) : bedrooms;
            try {
                sql.add(orMore ? "and l.bedrooms >= ?" : "and l.bedrooms = ?", Integer.parseInt(digits));
            } catch (NumberFormatException e) {
                throw Refused.badRequest("bedrooms must be a whole number");
            }
        }
        return sql;
    }

    private static void equal(Sql sql, String column, @Nullable String value) {
        if (value != null) {
            sql.add("and " + column + " = ?", value);
        }
    }

    private static String order(@Nullable String sort) throws Refused {
        if (sort == null) {
            return "l.listed_on desc, l.id";
        }
        return switch (sort) {
            case "listedOn" -> "l.listed_on, l.id";
            case "-listedOn" -> "l.listed_on desc, l.id";
            case "price" -> "l.price, l.id";
            case "-price" -> "l.price desc, l.id";
            default -> throw Refused.badRequest("sort must be price, -price, listedOn or -listedOn");
        };
    }

    /** The search with a body: cities, features that must all be there, a highest price. */
    static void query(Call call, Connection db, Json out) throws SQLException, Refused {
        List<String> cities = new ArrayList<>();
        List<String> features = new ArrayList<>();
        BigDecimal most = null;
        try (JsonParser json = JSON.createParser(call.body())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw Refused.badRequest("the body must be an object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("cities") && value == JsonToken.START_ARRAY) {
                    strings(json, cities);
                } else if (name.equals("features") && value == JsonToken.START_ARRAY) {
                    strings(json, features);
                } else if (name.equals("maxPrice") && value.isNumeric()) {
                    most = json.getDecimalValue();
                } else {
                    throw Refused.badRequest("the body may hold cities, features and maxPrice");
                }
            }
        } catch (IOException e) {
            throw Refused.badRequest("the body must be JSON");
        }
        Sql sql = new Sql().add("select l.* from listing l where l.tenant_id = ?", call.tenantId());
        if (!cities.isEmpty()) {
            sql.add("and l.city = any(?)", (Object) cities.toArray(new String[0]));
        }
        for (String feature : features) {
            sql.add(
                    "and exists (select 1 from listing_feature f where f.listing_id = l.id and f.feature = ?)",
                    feature);
        }
        if (most != null) {
            sql.add("and l.price <= ?", most);
        }
        items(call, sql.add("order by l.listed_on desc, l.id limit 30"), db, out);
    }

    private static void strings(JsonParser json, List<String> into) throws IOException {
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            into.add(json.getText());
        }
    }

    private static void items(Call call, Sql sql, Connection db, Json out) throws SQLException {
        out.key("items").openList();
        sql.each(db, row -> {
            out.open();
            summary(call, row, out);
            out.close();
        });
        out.closeList();
    }

    private static void summary(Call call, ResultSet row, Json out) throws SQLException {
        int id = row.getInt("id");
        out.key("id").number(id);
        out.key("tenant").string(call.tenant());
        out.key("reference").string(row.getString("reference"));
        out.key("title").string(row.getString("title"));
        out.key("city").string(row.getString("city"));
        out.key("kind").string(row.getString("kind"));
        out.key("status").string(row.getString("status"));
        out.key("price").number(row.getBigDecimal("price"));
        out.key("bedrooms").number(row.getInt("bedrooms"));
        out.key("areaSqm").number(row.getBigDecimal("area_sqm"));
        out.key("listedOn").string(row.getString("listed_on"));
        out.key("photo").string(call.origin() + "/photos/" + id + ".jpg");
    }

    static void one(Call call, Connection db, Json out) throws SQLException, Refused {
        int id = call.id();
        Sql sql = new Sql()
                .add("select l.*, a.name as agent_name from listing l join agent a on a.id = l.agent_id")
                .add("where l.id = ? and l.tenant_id = ?", id, call.tenantId());
        int found = sql.each(db, row -> {
            summary(call, row, out);
            out.optional("description", row.getString("description"));
            out.key("tenure").string(TENURES.get(row.getInt("tenure")));
            out.key("updatedAt").string(Page.moment(row, "updated_at"));
            out.key("agent").open();
            out.key("id").number(row.getInt("agent_id"));
            out.key("name").string(row.getString("agent_name"));
            out.close();
        });
        if (found == 0) {
            throw Refused.notFound("no such listing");
        }
        out.key("features").openList();
        new Sql()
                .add("select feature from listing_feature where listing_id = ?", id)
                .each(db, row -> out.string(row.getString(1)));
        out.closeList();
    }
}
