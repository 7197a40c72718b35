package dev.parallax.demo.candidate;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.hibernate.query.Query;
import org.jspecify.annotations.Nullable;

/** Listings: search, query, one. */
final class ListingEndpoints {

    private static final int QUERY_LIMIT = 30;

    private final ObjectMapper json;

    /** A page of a search. */
    record Found(List<ListingSummary> items, int page, int size, long total) {}

    /** What a query found. */
    record Matches(List<ListingSummary> items) {}

    /** What a query asks. */
    record Wanted(
            @Nullable List<String> cities,
            @Nullable List<String> features,
            @Nullable BigDecimal maxPrice) {}

    /** A listing in full. */
    record Details(
            @JsonUnwrapped ListingSummary summary,
            @Nullable String description,
            Tenure tenure,
            @Nullable String energyClass,
            @Moment OffsetDateTime updatedAt,
            Seller agent,
            List<String> features) {}

    /** Who sells it. */
    record Seller(int id, String name) {}

    ListingEndpoints(ObjectMapper json) {
        this.json = json;
    }

    Found search(Inquiry inquiry) {
        ListingCriteria criteria = ListingCriteria.of(inquiry);
        List<ListingSummary> items = criteria
                .select("select l from Listing l", Listing.class, inquiry)
                .setFirstResult((inquiry.page() - 1) * inquiry.size())
                .setMaxResults(inquiry.size())
                .list()
                .stream()
                .map(listing -> ListingSummary.of(listing, inquiry))
                .toList();
        long total = criteria.count(inquiry);
        return new Found(items, inquiry.page(), inquiry.size(), total);
    }

    Matches query(Inquiry inquiry) {
        Wanted wanted = wanted(inquiry);
        List<String> cities = wanted.cities() == null ? List.of() : wanted.cities();
        List<String> features = wanted.features() == null ? List.of() : wanted.features();
        String hql = "select l from Listing l where l.tenantId = :tenant"
                + (cities.isEmpty() ? "" : " and l.city in :cities")
                + (features.isEmpty()
                        ? ""
                        : " and (select count(f) from Listing o join o.features f where o = l and f in :features)"
                                + " = :wanted")
                + (wanted.maxPrice() == null ? "" : " and l.price <= :most")
                + " order by l.listedOn desc, l.id";
        Query<Listing> query =
                inquiry.session().createQuery(hql, Listing.class).setParameter("tenant", inquiry.tenantId());
        if (!cities.isEmpty()) {
            query.setParameterList("cities", cities);
        }
        if (!features.isEmpty()) {
            query.setParameterList("features", features).setParameter("wanted", (long) features.size());
        }
        if (wanted.maxPrice() != null) {
            query.setParameter("most", wanted.maxPrice());
        }
        return new Matches(query.setMaxResults(QUERY_LIMIT).list().stream()
                .map(listing -> ListingSummary.of(listing, inquiry))
                .toList());
    }

    private Wanted wanted(Inquiry inquiry) {
        try {
            return json.readValue(inquiry.context().body().asString(), Wanted.class);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new Problem(400, "the body must be JSON");
        }
    }

    Details one(Inquiry inquiry) {
        return inquiry.session()
                .createQuery(
                        "select l from Listing l join fetch l.agent left join fetch l.features"
                                + " where l.id = :id and l.tenantId = :tenant",
                        Listing.class)
                .setParameter("id", inquiry.id())
                .setParameter("tenant", inquiry.tenantId())
                .uniqueResultOptional()
                .map(listing -> new Details(
                        ListingSummary.of(listing, inquiry),
                        listing.description(),
                        listing.tenure(),
                        listing.energyClass(),
                        listing.updatedAt(),
                        new Seller(listing.agent().id(), listing.agent().name()),
                        listing.features()))
                .orElseThrow(() -> Problem.notFound("listing"));
    }
}
