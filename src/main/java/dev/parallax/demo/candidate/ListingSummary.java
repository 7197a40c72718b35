package dev.parallax.demo.candidate;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A listing as lists show it. */
record ListingSummary(
        int id,
        String tenant,
        String reference,
        String title,
        String city,
        String kind,
        String status,
        BigDecimal price,
        int bedrooms,
        BigDecimal areaSqm,
        LocalDate listedOn,
        String photo) {

    static ListingSummary of(Listing listing, Inquiry inquiry) {
        return new ListingSummary(
                listing.id(),
                inquiry.brokerage().slug(),
                listing.reference(),
                listing.title(),
                listing.city(),
                listing.kind(),
                listing.status(),
                listing.price(),
                listing.bedrooms(),
                listing.areaSqm(),
                listing.listedOn(),
                inquiry.origin() + "/photos/" + listing.id() + ".jpg");
    }
}
