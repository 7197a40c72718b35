package dev.parallax.demo.candidate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.hibernate.query.Query;
import org.jspecify.annotations.Nullable;

/** The people who own: homeowners, what their homes are worth, what they look for. */
final class HomeownerEndpoints {

    private static final int PAGE_SIZE = 25;

    private final ObjectMapper json;

    /** A page of homeowners. */
    record Owners(List<Summary> items, int page) {}

    /** A homeowner as lists show them. */
    record Summary(int id, String tenant, String name, String email, String postcode) {
        static Summary of(Homeowner owner) {
            return new Summary(owner.id(), owner.brokerage().slug(), owner.name(), owner.email(), owner.postcode());
        }
    }

    /** A homeowner in full. */
    record Details(
            @JsonUnwrapped Summary summary,
            String phone,
            LocalDate since,
            int profileViews,
            @Moment OffsetDateTime lastContactAt) {}

    /** What somebody's home is worth. */
    record Worth(List<Estimate> items) {}

    /** What one model thinks. */
    record Estimate(
            int id,
            BigDecimal amount,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            BigDecimal confidence,

            String model,
            LocalDate valuedOn) {}

    /** What somebody looks for. */
    record Kept(List<KeptSearch> items) {}

    /** One saved search. */
    record KeptSearch(
            int id,
            String name,
            String criteria,
            AlertRhythm alerts,
            @Moment OffsetDateTime createdAt) {}

    HomeownerEndpoints(ObjectMapper json) {
        this.json = json;
    }

    static Owners list(Inquiry inquiry) {
        Optional<String> postcode = inquiry.parameter("postcode");
        Query<Homeowner> query = postcode.isPresent()
                ? inquiry.session()
                        .createQuery("from Homeowner h where h.postcode = :postcode order by h.id", Homeowner.class)
                        .setParameter("postcode", postcode.get())
                : inquiry.session()
                        .createQuery("from Homeowner h where h.brokerage = :mine order by h.id", Homeowner.class)
                        .setParameter("mine", inquiry.brokerage());
        return new Owners(
                query.setFirstResult((inquiry.page() - 1) * PAGE_SIZE).setMaxResults(PAGE_SIZE).list().stream()
                        .map(Summary::of)
                        .toList(),
                inquiry.page());
    }

    static Details one(Inquiry inquiry) {
        Homeowner owner = inquiry.session()
                .createQuery("from Homeowner h where h.id = :id and h.brokerage = :mine", Homeowner.class)
                .setParameter("id", inquiry.id())
                .setParameter("mine", inquiry.brokerage())
                .uniqueResultOptional()
                .orElseThrow(() -> Problem.notFound("homeowner"));
        owner.viewed();
        return new Details(
                Summary.of(owner), owner.phone(), owner.since(), owner.profileViews(), owner.lastContactAt());
    }

    static Worth valuations(Inquiry inquiry) {
        return new Worth(inquiry
                .session()
                .createQuery(
                        "from Valuation v where v.homeownerId = :id and v.tenantId = :tenant"
                                + " order by v.valuedOn desc, v.id",
                        Valuation.class)
                .setParameter("id", inquiry.id())
                .setParameter("tenant", inquiry.tenantId())
                .list()
                .stream()
                .map(valuation -> new Estimate(
                        valuation.id(),
                        valuation.amount(),
                        valuation.confidence(),
                        valuation.model(),
                        valuation.valuedOn()))
                .toList());
    }

    Kept searches(Inquiry inquiry) {
        return new Kept(inquiry
                .session()
                .createQuery(
                        "from SavedSearch s where s.homeownerId = :id and s.tenantId = :tenant order by s.id",
                        SavedSearch.class)
                .setParameter("id", inquiry.id())
                .setParameter("tenant", inquiry.tenantId())
                .list()
                .stream()
                .map(search -> new KeptSearch(
                        search.id(), search.name(), compact(search), search.alerts(), search.createdAt()))
                .toList());
    }

    private String compact(SavedSearch search) {
        try {
            return json.readTree(search.criteria()).toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("saved search " + search.id() + " is no JSON", e);
        }
    }
}
