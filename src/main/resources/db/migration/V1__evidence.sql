-- What Parallax keeps. Matches are counts, never rows; texts from outside are bytea or checked names, because jsonb and
-- text refuse bytes that replies may hold.

create table boot (
    id            bigint generated always as identity primary key,
    instance      text        not null,
    state         text        not null check (state in ('live', 'closed', 'dead')),
    started_at    timestamptz not null default now(),
    heartbeat_at  timestamptz not null default now(),
    last_sequence bigint      not null default 0,
    captured      bigint      not null default 0,
    leased        bigint      not null default 0
);
comment on table boot is 'Runs of Parallax. A batch is applied only if it is the next one of a live run.';
comment on column boot.captured is 'Reads that this run said had entered its pipeline.';
comment on column boot.leased is 'Reads that may have entered before the next batch: what a crash can hide at most.';

create table tenant (
    id      integer generated always as identity primary key,
    name    text not null unique,
    serving text not null check (serving in ('LEGACY', 'CANDIDATE'))
);

create table operation (
    id   integer generated always as identity primary key,
    name text not null unique
);

create table epoch (
    id              integer generated always as identity primary key,
    legacy_build    text,
    candidate_build text,
    rules           text not null,
    unique nulls not distinct (legacy_build, candidate_build, rules)
);

create table tenant_epoch (
    tenant_id   integer     not null references tenant on delete cascade,
    epoch_id    integer     not null references epoch,
    compared    bigint      not null,
    overflow    bigint      not null default 0,
    first_at    timestamptz not null,
    last_at     timestamptz not null,
    primary key (tenant_id, epoch_id)
);
comment on column tenant_epoch.overflow is 'Occurrences of discrepancies beyond those kept apart.';

create table usage (
    tenant_id    integer not null references tenant on delete cascade,
    operation_id integer not null references operation,
    captured     bigint  not null,
    settled      bigint  not null,
    served       bytea   not null,
    primary key (tenant_id, operation_id)
) with (fillfactor = 80);
comment on column usage.served is 'Reads of clients by day, encoded.';

create table standing (
    tenant_id      integer not null references tenant on delete cascade,
    operation_id   integer not null references operation,
    epoch_id       integer not null references epoch,
    matches        bigint  not null,
    mismatches     bigint  not null,
    unstable       bigint  not null,
    vacuous        bigint  not null,
    not_compared   text    not null,
    skipped        bigint  not null,
    crash_gap      bigint  not null default 0,
    masked_matches bigint  not null,
    synthetic      bigint  not null,
    matched_cases    bytea not null,
    mismatched_cases bytea not null,
    legacy_latency    bytea not null,
    candidate_latency bytea not null,
    first_at       timestamptz,
    last_at        timestamptz,
    primary key (tenant_id, operation_id, epoch_id)
) with (fillfactor = 80);
comment on table standing is 'All outcomes of a tenant, operation and epoch: flat in the number of reads.';
comment on column standing.not_compared is 'By reason: word=count, separated by spaces.';
comment on column standing.skipped is 'The sum of not_compared.';

create table tally (
    hour           timestamptz not null,
    tenant_id      integer not null,
    operation_id   integer not null,
    epoch_id       integer not null,
    synthetic      boolean not null,
    matches        bigint  not null,
    mismatches     bigint  not null,
    unstable       bigint  not null,
    vacuous        bigint  not null,
    skipped        bigint  not null,
    masked_matches bigint  not null,
    primary key (hour, tenant_id, operation_id, epoch_id, synthetic)
) partition by range (hour);
comment on table tally is 'The course over time, for charts. A partition a month; old ones are dropped whole.';
create table tally_rest partition of tally default;
create index on tally (tenant_id, hour);

create table in_flight (
    boot_id      bigint  not null references boot,
    tenant_id    integer not null references tenant on delete cascade,
    operation_id integer not null references operation,
    epoch_id     integer not null references epoch,
    reads        bigint  not null,
    primary key (boot_id, tenant_id, operation_id)
);
comment on table in_flight is 'Reads in the pipeline of a live run; of a dead one: what its crash lost.';

create table rule_use (
    tenant_id    integer not null references tenant on delete cascade,
    operation_id integer not null references operation,
    epoch_id     integer not null references epoch,
    rule         text    not null,
    matches      bigint  not null,
    places       bigint  not null,
    primary key (tenant_id, operation_id, epoch_id, rule)
);

create table discrepancy (
    id             text primary key,
    operation_id   integer     not null references operation,
    kind           text        not null,
    pattern        text        not null,
    shape          text        not null,
    severity       text        not null,
    first_at       timestamptz not null,
    last_at        timestamptz not null,
    state          text        not null default 'OPEN',
    accepted_until date,
    version        bigint      not null default 0
);
create index on discrepancy (operation_id);

create table tenant_discrepancy (
    tenant_id      integer     not null references tenant on delete cascade,
    discrepancy_id text        not null references discrepancy on delete cascade,
    epoch_id       integer     not null references epoch,
    occurrences    bigint      not null,
    first_at       timestamptz not null,
    last_at        timestamptz not null,
    primary key (tenant_id, discrepancy_id, epoch_id)
) with (fillfactor = 80);
create index on tenant_discrepancy (discrepancy_id);

create table sample (
    id                bigint generated always as identity primary key,
    tenant_id         integer     not null references tenant on delete cascade,
    discrepancy_id    text        not null references discrepancy on delete cascade,
    epoch_id          integer     not null references epoch,
    case_hash         bigint      not null,
    read_id           text        not null,
    at                timestamptz not null,
    method            text        not null,
    target            text        not null,
    legacy_status     integer     not null,
    legacy_fault      text,
    legacy_headers    bytea       not null,
    legacy_length     integer     not null,
    legacy_body       bytea,
    candidate_status  integer     not null,
    candidate_fault   text,
    candidate_headers bytea       not null,
    candidate_length  integer     not null,
    candidate_body    bytea,
    differences       bytea       not null,
    unique (tenant_id, discrepancy_id, epoch_id, case_hash)
);
create index on sample (discrepancy_id);
create index on sample (at);

create table triage (
    id             bigint generated always as identity primary key,
    discrepancy_id text        not null references discrepancy on delete cascade,
    at             timestamptz not null,
    state          text        not null,
    accepted_until date,
    actor          text        not null,
    note           text        not null
);
create index on triage (discrepancy_id);
comment on table triage is 'Who said what about a discrepancy. Rows are added, never changed.';

create table build_declaration (
    side  text primary key check (side in ('LEGACY', 'CANDIDATE')),
    build text        not null,
    at    timestamptz not null
);
