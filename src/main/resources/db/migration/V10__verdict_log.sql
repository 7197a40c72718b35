-- What was said of tenants and what it stood on: figures, builds and codes, never anything out of a reply.

create table verdict_change (
    id              bigint generated always as identity primary key,
    tenant_id       integer     not null references tenant on delete cascade,
    at              timestamptz not null,
    decision        text        not null
        check (decision in ('READY', 'NOT_READY', 'INSUFFICIENT_EVIDENCE', 'UNKNOWN')),
    previous        text,
    reason          text        not null,
    legacy_build    text,
    candidate_build text,
    rules           text,
    evidence_at     timestamptz,
    refused_at      timestamptz,
    captured        bigint      not null,
    matches         bigint      not null,
    mismatches      bigint      not null,
    sentence        bytea       not null,
    findings        bytea       not null
) with (fillfactor = 80);
create index on verdict_change (tenant_id, id desc);
comment on table verdict_change is 'A row whenever a tenant''s verdict, its deciding reason or what it is about changed.';
comment on column verdict_change.evidence_at is 'When the newest read it stands on was compared.';
comment on column verdict_change.refused_at is 'When evidence last spoke against the tenant: READY takes a read compared later.';
comment on column verdict_change.findings is 'Every check as JSON: code, decision, operation, figure, limit. No message: it may name keys of replies.';
