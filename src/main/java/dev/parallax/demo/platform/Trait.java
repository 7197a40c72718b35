package dev.parallax.demo.platform;

/**
 * What some tenants' rows or clients have and others' have not. Every planted defect trips over exactly one of these, so a
 * tenant without the trait never meets the defect: as in real rebuilds, where a bug waits for the one customer who does it
 * differently.
 */
public enum Trait {
    /** Listings with tenures 2 and 3; the others sell freehold and leasehold only. */
    RARE_TENURES,
    /** Homeowners whose postcodes another tenant serves as well. */
    SHARED_POSTCODES,
    /** Homeowners who agreed to profile views being counted. */
    TRACKED_OWNERS,
    /** Documents that were deleted, softly. */
    DELETED_DOCUMENTS,
    /** Agents who still have a fax number. */
    FAX_NUMBERS,
    /** Commission rates that make half cents. */
    HALF_CENTS,
    /** Valuations without a confidence. */
    UNSURE_VALUATIONS,
    /** Round asking prices, so that many are the same. */
    TIED_PRICES,
    /** A client that asks for "4+" bedrooms. */
    OPEN_BEDROOM_FILTER,
    /** Cities divided into districts. */
    DISTRICTS,
    /** Energy certificates, which only the rebuilt backend shows. */
    ENERGY_CERTIFICATES
}
