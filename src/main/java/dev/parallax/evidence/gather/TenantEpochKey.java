package dev.parallax.evidence.gather;

import dev.parallax.evidence.Epoch;
import dev.parallax.exchange.Tenant;

/** What a tenant's being compared is kept under. */
record TenantEpochKey(Tenant tenant, Epoch epoch) {}
