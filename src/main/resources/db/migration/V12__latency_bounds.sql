-- What the 95th percentiles are shown to be on either side of, worked out when evidence is written like the other figures.

alter table standing
    add column legacy_p95_at_least   bigint,
    add column candidate_p95_at_most bigint;
comment on column standing.candidate_p95_at_most is 'In nanoseconds; null where too few pairs were measured, and in rows not written since this column came.';
