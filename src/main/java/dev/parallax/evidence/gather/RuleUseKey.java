package dev.parallax.evidence.gather;

import dev.parallax.exchange.RuleId;

/** What the use of a rule is added up under. */
record RuleUseKey(StandingKey standing, RuleId rule) {}
