-- How often a tenant tried to get READY with the same builds: each time its rules changed, evidence began afresh.

create table attempt (
    id              bigint generated always as identity primary key,
    tenant_id       integer not null references tenant on delete cascade,
    legacy_build    text    not null,
    candidate_build text    not null,
    rules           text    not null,
    unique (tenant_id, legacy_build, candidate_build, rules)
);
comment on table attempt is 'Epochs of a tenant in which mismatches made a READY less likely than at their start: attempt k may be wrong with probability α/(k(k+1)). Kept as long as the tenant is.';
