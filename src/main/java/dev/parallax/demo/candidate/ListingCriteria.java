package dev.parallax.demo.candidate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.query.Query;

/**
 * The filters and the order of a listing search.
 *
 * @param conditions each with the name of its one parameter in it
 * @param values the parameters
 * @param order what follows {@code order by}
 */
record ListingCriteria(Map<String, String> conditions, Map<String, Object> values, String order) {

    static ListingCriteria of(Inquiry inquiry) {
        Map<String, String> conditions = new LinkedHashMap<>();
        Map<String, Object> values = new TreeMap<>();
        conditions.put("tenant", "l.tenantId = :tenant");
        values.put("tenant", inquiry.tenantId());
        for (String attribute : new String[] {"city", "kind", "status"}) {
            inquiry.parameter(attribute).ifPresent(value -> {
                conditions.put(attribute, "l." + attribute + " = :" + attribute);
                values.put(attribute, value);
            });
        }
        inquiry.amount("minPrice").ifPresent(value -> {
            conditions.put("least", "l.price >= :least");
            values.put("least", value);
        });
        inquiry.amount("maxPrice").ifPresent(value -> {
            conditions.put("most", "l.price <= :most");
            values.put("most", value);
        });
        inquiry.parameter("bedrooms").ifPresent(value -> {
            conditions.put("bedrooms", "l.bedrooms = :bedrooms");
            values.put("bedrooms", Short.valueOf(value));
        });
        return new ListingCriteria(conditions, values, order(inquiry));
    }

    private static String order(Inquiry inquiry) {
        return switch (inquiry.parameter("sort").orElse("-listedOn")) {
            case "listedOn" -> "l.listedOn, l.id";
            case "-listedOn" -> "l.listedOn desc, l.id";
            case "price" -> "l.price";
            case "-price" -> "l.price desc";
            default -> throw new Problem(400, "sort must be price, -price, listedOn or -listedOn");
        };
    }

    <T> Query<T> select(String what, Class<T> type, Inquiry inquiry) {
        return bound(inquiry.session().createQuery(what + where() + " order by " + order, type));
    }

    long count(Inquiry inquiry) {
        return bound(inquiry.session().createQuery("select count(l) from Listing l" + where(), Long.class))
                .getSingleResult();
    }

    private String where() {
        return " where " + String.join(" and ", conditions.values());
    }

    private <T> Query<T> bound(Query<T> query) {
        values.forEach(query::setParameter);
        return query;
    }
}
