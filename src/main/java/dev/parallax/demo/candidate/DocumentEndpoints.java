package dev.parallax.demo.candidate;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.hibernate.query.Query;

/** What hangs on a listing: documents and viewings. */
final class DocumentEndpoints {

    private static final int CALENDAR_LIMIT = 100;

    private DocumentEndpoints() {}

    /** A whole list. */
    record Listed<T>(List<T> items, int total) {
        static <T> Listed<T> of(List<T> items) {
            return new Listed<>(items, items.size());
        }
    }

    /** A document as lists show it. */
    record Summary(
            int id,
            String title,
            String kind,
            long sizeBytes,
            @Moment OffsetDateTime uploadedAt) {
        static Summary of(StoredDocument document) {
            return new Summary(
                    document.id(), document.title(), document.kind(), document.sizeBytes(), document.uploadedAt());
        }
    }

    /** A document in full. */
    record Details(@JsonUnwrapped Summary summary, int listingId, String revision) {}

    /** A viewing. */
    record Appointment(int id, int listingId, int agentId, OffsetDateTime startsAt, int minutes, String note) {}

    static Listed<Summary> ofListing(Inquiry inquiry) {
        return Listed.of(inquiry
                .session()
                .createQuery(
                        "from StoredDocument d where d.listingId = :id and d.tenantId = :tenant order by d.id",
                        StoredDocument.class)
                .setParameter("id", inquiry.id())
                .setParameter("tenant", inquiry.tenantId())
                .list()
                .stream()
                .map(Summary::of)
                .toList());
    }

    static Details one(Inquiry inquiry) {
        return inquiry.session()
                .createQuery(
                        "from StoredDocument d where d.id = :id and d.tenantId = :tenant and d.deletedAt is null",
                        StoredDocument.class)
                .setParameter("id", inquiry.id())
                .setParameter("tenant", inquiry.tenantId())
                .uniqueResultOptional()
                .map(document -> new Details(
                        Summary.of(document),
                        document.listingId(),
                        "r" + document.revision() + "-" + CandidateBackend.BUILD))
                .orElseThrow(() -> Problem.notFound("document"));
    }

    static Listed<Appointment> viewings(Inquiry inquiry) {
        return appointments(
                inquiry,
                inquiry.session()
                        .createQuery(
                                "from Viewing v where v.listingId = :id and v.tenantId = :tenant"
                                        + " order by v.startsAt, v.id",
                                Viewing.class)
                        .setParameter("id", inquiry.id()));
    }

    static Listed<Appointment> calendar(Inquiry inquiry) {
        return appointments(
                inquiry,
                inquiry.session()
                        .createQuery(
                                "from Viewing v where v.startsAt between :from and :to and v.tenantId = :tenant"
                                        + " order by v.startsAt, v.id",
                                Viewing.class)
                        .setParameter("from", inquiry.day("from").atStartOfDay())
                        .setParameter("to", inquiry.day("to").atTime(LocalTime.MAX)));
    }

    private static Listed<Appointment> appointments(Inquiry inquiry, Query<Viewing> query) {
        return Listed.of(query.setParameter("tenant", inquiry.tenantId()).setMaxResults(CALENDAR_LIMIT).list().stream()
                .map(viewing -> new Appointment(
                        viewing.id(),
                        viewing.listingId(),
                        viewing.agentId(),
                        viewing.startsAt(inquiry.brokerage().zone()),
                        viewing.minutes(),
                        viewing.note()))
                .toList());
    }
}
