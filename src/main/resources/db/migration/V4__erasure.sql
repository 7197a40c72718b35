-- Every instance that shares a store forgets an erased tenant before it brings anything else in.

create table erasure (
    id     bigint generated always as identity primary key,
    tenant text        not null,
    at     timestamptz not null default now()
);
comment on table erasure is 'Tenants that were erased, in order. Kept, since an instance may come back late with what it had spooled.';

alter table boot add column erasures bigint not null default 0;
comment on column boot.erasures is 'The last erasure that the run has followed in its memory and its spool.';
