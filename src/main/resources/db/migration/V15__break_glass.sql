-- Who let which tenant move against its verdict. Rows are added and revoked, never changed otherwise.

create table break_glass (
    id              bigint generated always as identity primary key,
    tenant_id       integer     not null references tenant on delete cascade,
    at              timestamptz not null,
    until           timestamptz not null,
    person          text        not null,
    because         text        not null,
    against         text        not null,
    legacy_build    text,
    candidate_build text,
    revoked_at      timestamptz,
    revoked_by      text,
    check (until > at and until <= at + interval '24 hours'),
    check ((revoked_at is null) = (revoked_by is null))
);
create index on break_glass (tenant_id, id desc);
comment on table break_glass is 'Overrides of verdicts: a named person, a reason, one tenant, at most a day. The newest of a tenant counts.';
comment on column break_glass.against is 'The verdict that was overridden.';
