-- The brokerage platform's production schema. It is frozen for the move: both backends read these tables.

create table tenant (
    id   integer primary key,
    slug text not null unique,
    name text not null,
    zone text not null -- IANA name; viewing times are kept as local times of this zone
);

create table office (
    id        integer primary key,
    tenant_id integer not null references tenant,
    code      character(8) not null,
    city      text not null
);

create table agent (
    id          integer primary key,
    tenant_id   integer not null references tenant,
    office_id   integer not null references office,
    name        text not null,
    email       text not null,
    phone       text not null,
    fax         text,
    licensed_on date not null
);

create table district (
    id        integer primary key,
    tenant_id integer not null references tenant,
    city      text not null,
    name      text not null
);

create table listing (
    id           integer primary key,
    tenant_id    integer not null references tenant,
    agent_id     integer not null references agent,
    district_id  integer references district,
    reference    text not null,
    title        text not null,
    description  text,
    city         text not null,
    kind         text not null,
    status       text not null,
    tenure       smallint not null, -- 0 freehold, 1 leasehold, 2 commonhold, 3 shared ownership
    price        numeric(12, 2) not null,
    bedrooms     smallint not null,
    area_sqm     numeric(8, 2) not null,
    energy_class text, -- added for the rebuilt backend; legacy does not know it
    listed_on    date not null,
    updated_at   timestamp with time zone not null
);

create table listing_feature (
    listing_id integer not null references listing,
    feature    text not null,
    primary key (listing_id, feature)
);

create table document (
    id          integer primary key,
    tenant_id   integer not null references tenant,
    listing_id  integer not null references listing,
    title       text not null,
    kind        text not null,
    size_bytes  bigint not null,
    revision    integer not null,
    uploaded_at timestamp with time zone not null,
    deleted_at  timestamp with time zone -- set: gone, but kept for the auditors
);

create table viewing (
    id         integer primary key,
    tenant_id  integer not null references tenant,
    listing_id integer not null references listing,
    agent_id   integer not null references agent,
    starts_at  timestamp without time zone not null, -- local time of the tenant
    minutes    smallint not null,
    note       text
);

create table homeowner (
    id              integer primary key,
    tenant_id       integer not null references tenant,
    name            text not null,
    email           text not null,
    phone           text not null,
    postcode        text not null,
    since           date not null,
    tracked         boolean not null, -- agreed to profile views being counted
    profile_views   integer not null,
    last_contact_at timestamp with time zone not null
);

create table valuation (
    id           integer primary key,
    tenant_id    integer not null references tenant,
    homeowner_id integer not null references homeowner,
    amount       numeric(14, 2) not null,
    confidence   numeric(5, 4), -- null where the model would not say
    model        text not null,
    valued_on    date not null
);

create table saved_search (
    id           integer primary key,
    tenant_id    integer not null references tenant,
    homeowner_id integer not null references homeowner,
    name         text not null,
    criteria     text not null, -- JSON, as the first web client stored it
    alerts       character(1) not null, -- D daily, W weekly, N never
    created_at   timestamp with time zone not null
);

create table sale (
    id         integer primary key,
    tenant_id  integer not null references tenant,
    agent_id   integer not null references agent,
    listing_id integer not null references listing,
    amount     numeric(12, 2) not null,
    rate       numeric(6, 4) not null,
    sold_on    date not null
);

create index on office (tenant_id);
create index on agent (tenant_id, office_id);
create index on district (tenant_id, city);
create index on listing (tenant_id, city);
create index on listing (district_id);
create index on listing (agent_id);
create index on document (listing_id);
create index on viewing (listing_id);
create index on homeowner (tenant_id, postcode);
create index on homeowner (postcode);
create index on valuation (homeowner_id);
create index on saved_search (homeowner_id);
create index on sale (agent_id);
