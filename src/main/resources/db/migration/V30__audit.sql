create table audit (
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    actor   text        not null,
    action  text        not null,
    subject text        not null,
    detail  text        not null
);
create index on audit (action, id);
comment on table audit is 'Who did what. Rows are added, never changed; they outlive the tenants they name.';
