package dev.parallax.evidence.gather;

import dev.parallax.evidence.DiscrepancyId;
import dev.parallax.evidence.Epoch;
import dev.parallax.exchange.Tenant;

/** What the occurrences of a discrepancy are added up under. */
record MetKey(DiscrepancyId id, Tenant tenant, Epoch epoch) {}
