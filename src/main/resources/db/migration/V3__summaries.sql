-- What verdicts need, worked out when evidence is written rather than whenever somebody looks.

alter table standing
    add column distinct_cases  bigint,
    add column differing_cases bigint,
    add column seen_once       bigint,
    add column latency_pairs   bigint,
    add column legacy_p50      bigint,
    add column legacy_p95      bigint,
    add column candidate_p50   bigint,
    add column candidate_p95   bigint;
comment on column standing.distinct_cases is 'Of the sketches; null in rows written before these columns, which are read from the sketches. Latencies in nanoseconds.';

alter table tenant add column version bigint not null default 0;
comment on column tenant.version is 'Grows with whatever changes what is known of the tenant, so that readers need not read it again.';

-- Whoever locks several tenants does so in the order of their numbers.
create function tenants_changed(changed integer[]) returns void language plpgsql as $$
begin
    perform from tenant where id = any(changed) order by id for no key update;
    update tenant set version = version + 1 where id = any(changed);
end $$;

create function discrepancy_changed() returns trigger language plpgsql as $$
begin
    perform tenants_changed(array(select distinct tenant_id from tenant_discrepancy where discrepancy_id = new.id));
    return null;
end $$;
create trigger discrepancy_changed after update on discrepancy for each row
    when (old.state is distinct from new.state or old.accepted_until is distinct from new.accepted_until
        or old.severity is distinct from new.severity)
    execute function discrepancy_changed();

create function fix_changed() returns trigger language plpgsql as $$
begin
    perform tenants_changed(array[coalesce(new.tenant_id, old.tenant_id)]);
    return null;
end $$;
create trigger fix_changed after insert or delete on fix for each row execute function fix_changed();

create function boot_changed() returns trigger language plpgsql as $$
begin
    perform tenants_changed(array(select distinct tenant_id from in_flight where boot_id = new.id));
    return null;
end $$;
create trigger boot_changed after update on boot for each row when (old.state is distinct from new.state)
    execute function boot_changed();
