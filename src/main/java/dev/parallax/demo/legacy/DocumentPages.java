package dev.parallax.demo.legacy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** What hangs on a listing: documents and viewings. */
final class DocumentPages {

    /** The revision names the build that wrote the reply: somebody needed it in 2017. */
    private static final String REVISION_SUFFIX = "-" + LegacyBackend.BUILD;

    private DocumentPages() {}

    static void ofListing(Call call, Connection db, Json out) throws SQLException, Refused {
        out.key("items").openList();
        int count = new Sql()
                .add("select * from document where listing_id = ? and tenant_id = ?", call.id(), call.tenantId())
                .add("and deleted_at is null order by id")
                .each(db, row -> {
                    out.open();
                    document(row, out);
                    out.close();
                });
        out.closeList();
        out.key("total").number(count);
    }

    static void one(Call call, Connection db, Json out) throws SQLException, Refused {
        int found = new Sql()
                .add("select * from document where id = ? and tenant_id = ?", call.id(), call.tenantId())
                .add("and deleted_at is null")
                .each(db, row -> {
                    document(row, out);
                    out.key("listingId").number(row.getInt("listing_id"));
                    out.key("revision").string("r" + row.getInt("revision") + REVISION_SUFFIX);
                });
        if (found == 0) {
            throw Refused.notFound("no such document");
        }
    }

    private static void document(ResultSet row, Json out) throws SQLException {
        out.key("id").number(row.getInt("id"));
        out.key("title").string(row.getString("title"));
        out.key("kind").string(row.getString("kind"));
        // In quotes since the size outgrew what the first client could count to.
        out.key("sizeBytes").string(row.getString("size_bytes"));
        out.key("uploadedAt").string(Page.moment(row, "uploaded_at"));
    }

    static void viewings(Call call, Connection db, Json out) throws SQLException, Refused {
        out.key("items").openList();
        int count = new Sql()
                .add("select * from viewing where listing_id = ? and tenant_id = ?", call.id(), call.tenantId())
                .add("order by starts_at, id")
                .each(db, row -> {
                    out.open();
                    viewing(call, row, out);
                    out.close();
                });
        out.closeList();
        out.key("total").number(count);
    }

    static void calendar(Call call, Connection db, Json out) throws SQLException, Refused {
        out.key("items").openList();
        int count = new Sql()
                .add("select * from viewing where tenant_id = ?", call.tenantId())
                .add(
                        "and starts_at >= ? and starts_at < ?",
                        call.day("from"),
                        call.day("to").plusDays(1))
                .add("order by starts_at, id limit 100")
                .each(db, row -> {
                    out.open();
                    viewing(call, row, out);
                    out.close();
                });
        out.closeList();
        out.key("total").number(count);
    }

    private static void viewing(Call call, ResultSet row, Json out) throws SQLException {
        LocalDateTime start = row.getObject("starts_at", LocalDateTime.class);
        out.key("id").number(row.getInt("id"));
        out.key("listingId").number(row.getInt("listing_id"));
        out.key("agentId").number(row.getInt("agent_id"));
        out.key("startsAt").string(start.atZone(call.zone()).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        out.key("minutes").number(row.getInt("minutes"));
        out.optional("note", row.getString("note"));
    }
}
