-- What rules masked, hour by hour: for charts alone. Counts that verdicts lean on stay in rule_use.

create table rule_hour (
    tenant_id integer     not null references tenant on delete cascade,
    rule      text        not null,
    hour      timestamptz not null,
    places    bigint      not null,
    primary key (tenant_id, rule, hour)
) with (fillfactor = 80);
create index on rule_hour (hour);
comment on column rule_hour.hour is 'Of the batch it came with, which is seconds after the read.';
