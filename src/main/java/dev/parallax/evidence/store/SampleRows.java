package dev.parallax.evidence.store;

import dev.parallax.evidence.gather.Repeat;
import dev.parallax.evidence.gather.Sample;
import dev.parallax.exchange.Body;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table {@code sample}: of each tenant, discrepancy and epoch those with the smallest case hashes. */
final class SampleRows {

    private final Ids ids;
    private final int perDiscrepancy;

    SampleRows(Ids ids, int perDiscrepancy) {
        this.ids = ids;
        this.perDiscrepancy = perDiscrepancy;
    }

    void add(Connection connection, List<Sample> samples) throws SQLException {
        Rows rows = new Rows(
                "tenant_id int4",
                "discrepancy_id text",
                "epoch_id int4",
                "case_hash int8",
                "read_id text",
                "at timestamptz",
                "method text",
                "target text",
                "legacy_status int4",
                "legacy_fault text",
                "legacy_headers bytea",
                "legacy_length int4",
                "legacy_body bytea",
                "candidate_status int4",
                "candidate_fault text",
                "candidate_headers bytea",
                "candidate_length int4",
                "candidate_body bytea",
                "differences bytea",
                "request_headers bytea",
                "request_body bytea");
        Rows places = new Rows("tenant_id int4", "discrepancy_id text", "epoch_id int4");
        for (Sample sample : samples) {
            int tenant = ids.of(sample.tenant());
            int epoch = ids.of(sample.epoch());
            Repeat repeat = sample.repeat();
            places.add(tenant, sample.discrepancy().hex(), epoch);
            rows.add(
                    tenant,
                    sample.discrepancy().hex(),
                    epoch,
                    sample.caseHash(),
                    sample.read().hex(),
                    sample.at(),
                    sample.method().name(),
                    sample.target().text(),
                    sample.legacy().status(),
                    sample.legacy().fault(),
                    SampleCodec.write(sample.legacy().headers()),
                    sample.legacy().bodyBytes(),
                    bytes(sample.legacy().body()),
                    sample.candidate().status(),
                    sample.candidate().fault(),
                    SampleCodec.write(sample.candidate().headers()),
                    sample.candidate().bodyBytes(),
                    bytes(sample.candidate().body()),
                    SampleCodec.write(sample.differences()),
                    repeat == null ? null : SampleCodec.write(repeat.headers()),
                    repeat == null ? null : repeat.body().bytes());
        }
        rows.execute(connection, """
                insert into sample (tenant_id, discrepancy_id, epoch_id, case_hash, read_id, at, method, target,
                    legacy_status, legacy_fault, legacy_headers, legacy_length, legacy_body, candidate_status,
                    candidate_fault, candidate_headers, candidate_length, candidate_body, differences, request_headers,
                    request_body)
                select * from {rows}
                on conflict (tenant_id, discrepancy_id, epoch_id, case_hash) do nothing
                """);
        places.execute(connection, """
                delete from sample where id in (
                    select id from (
                        select s.id, row_number() over (
                            partition by s.tenant_id, s.discrepancy_id, s.epoch_id order by s.case_hash) as place
                        from sample s
                        where (s.tenant_id, s.discrepancy_id, s.epoch_id) in (select * from {rows})
                    ) ranked where place > %d)
                """.formatted(perDiscrepancy));
    }

    private static byte @Nullable [] bytes(@Nullable Body body) {
        return body == null ? null : body.bytes();
    }
}
