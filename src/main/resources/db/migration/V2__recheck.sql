-- What is needed to ask both sides again, and what came of it.

create table recent_reads (
    tenant_id    integer     not null references tenant on delete cascade,
    operation_id integer     not null references operation,
    at           timestamptz not null,
    reads        bytea       not null,
    primary key (tenant_id, operation_id)
) with (fillfactor = 80);
create index on recent_reads (at);
comment on table recent_reads is 'A few distinct recent reads each, encoded: target and chosen headers, no credential.';
comment on column recent_reads.at is 'When the newest of them came in.';

alter table sample
    add column request_headers bytea,
    add column request_body bytea;
comment on column sample.request_headers is 'Null if the read held a secret, so that it cannot be asked again as it was.';

create table retry (
    tenant_id      integer not null references tenant on delete cascade,
    discrepancy_id text    not null references discrepancy on delete cascade,
    epoch_id       integer not null references epoch,
    tries          bigint  not null,
    primary key (tenant_id, discrepancy_id, epoch_id)
);
comment on table retry is 'How often a read that had shown a discrepancy was asked again and did not show it.';

create table fix (
    tenant_id      integer     not null references tenant on delete cascade,
    discrepancy_id text        not null references discrepancy on delete cascade,
    epoch_id       integer     not null references epoch,
    at             timestamptz not null,
    primary key (tenant_id, discrepancy_id)
);
create index on fix (discrepancy_id);
comment on table fix is 'Discrepancies that a tenant met once and, tried often enough, no longer meets; gone when it does.';
