package dev.parallax.demo.candidate;

/** How a home is held. Stored by position. */
enum Tenure {
    FREEHOLD,
    LEASEHOLD,
    SHARED_OWNERSHIP,
    COMMONHOLD
}
