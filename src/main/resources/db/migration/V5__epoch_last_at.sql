-- Which builds answer by now: a tenant that is not used since a deploy must not stay READY on what the former build showed.
alter table epoch add column last_at timestamptz;
update epoch e set last_at = (
    select max(t.last_at) from tenant_epoch t join tenant n on n.id = t.tenant_id
    where t.epoch_id = e.id and n.name not like 'parallax.%');
comment on column epoch.last_at is 'When a read of any tenant of the platform was last compared in it; null if none was.';
