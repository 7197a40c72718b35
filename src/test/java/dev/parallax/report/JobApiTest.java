package dev.parallax.report;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.parallax.exchange.Tenant;
import dev.parallax.report.job.Job;
import dev.parallax.report.job.JobWork;
import dev.parallax.report.job.Jobs;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Jobs as the API shows them, to those who may see them (B3). */
@QuarkusTest
@TestProfile(GuardedProfile.class)
class JobApiTest {

    private final CountDownLatch never = new CountDownLatch(1);

    @Inject
    Jobs jobs;

    @Test
    void a_job_is_looked_at_and_cancelled() {
        Job job = submit(new Tenant("acme"));

        as(GuardedProfile.ENGINEER)
                .get("/api/v1/jobs/" + job.id())
                .then()
                .statusCode(200)
                .body("kind", equalTo("job"))
                .body("work", equalTo("recheck"))
                .body("tenant", equalTo("acme"))
                .body("state", equalTo("RUNNING"));
        as(GuardedProfile.VIEWER).delete("/api/v1/jobs/" + job.id()).then().statusCode(403);
        as(GuardedProfile.ENGINEER)
                .delete("/api/v1/jobs/" + job.id())
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"));
    }

    @Test
    void a_job_of_tenants_one_does_not_see_does_not_exist() {
        Job own = submit(new Tenant("acme"));
        Job foreign = submit(new Tenant("zanzibar-homes"));
        Job ofAll = submit(null);

        as(GuardedProfile.ACME)
                .get("/api/v1/jobs")
                .then()
                .body("jobs.id", hasItem(own.id().text()))
                .body("jobs.id", not(hasItem(foreign.id().text())))
                .body("jobs.id", not(hasItem(ofAll.id().text())));
        as(GuardedProfile.ACME)
                .get("/api/v1/jobs/" + foreign.id())
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        as(GuardedProfile.ACME).delete("/api/v1/jobs/" + ofAll.id()).then().statusCode(404);
        as(GuardedProfile.VIEWER)
                .get("/api/v1/jobs")
                .then()
                .body("jobs.id", hasItem(ofAll.id().text()));
    }

    @AfterEach
    void cancel() {
        jobs.all().forEach(jobs::cancel);
    }

    private Job submit(@Nullable Tenant tenant) {
        return jobs.submit(JobWork.RECHECK, tenant, progress -> {
                    never.await();
                    return "";
                })
                .orElseThrow();
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }
}
