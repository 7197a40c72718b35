package dev.parallax.demo.candidate;

/** Answers one operation: with a record Jackson writes, or a {@link Problem}. */
@FunctionalInterface
interface Endpoint {

    Object answer(Inquiry inquiry);
}
