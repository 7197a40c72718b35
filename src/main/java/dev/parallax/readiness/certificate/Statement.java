package dev.parallax.readiness.certificate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a certificate says: an in-toto statement whose predicate is a SLSA verification summary, with what that lacks for a
 * flip: expiry, nonce and the builds it is about.
 *
 * @param type always {@link #TYPE}
 * @param subject the tenant, one
 * @param predicateType always {@link #PREDICATE}
 * @param predicate the summary
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Statement(
        @JsonProperty(value = "_type", required = true) String type,
        @JsonProperty(required = true) List<Subject> subject,
        @JsonProperty(required = true) String predicateType,
        @JsonProperty(required = true) Predicate predicate) {

    /** in-toto attestation framework v1. */
    public static final String TYPE = "https://in-toto.io/Statement/v1";

    /** SLSA verification summary attestation v1. */
    public static final String PREDICATE = "https://slsa.dev/verification_summary/v1";

    /** The one result a certificate is made for. */
    public static final String PASSED = "PASSED";

    /** Copies the list. */
    public Statement {
        subject = List.copyOf(subject);
    }

    /**
     * What it is about.
     *
     * @param name the tenant
     * @param digest of the name, by algorithm, as in-toto asks for one
     */
    public record Subject(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) Map<String, String> digest) {

        /** Copies the map. */
        public Subject {
            digest = Map.copyOf(digest);
        }
    }

    /**
     * The verification summary.
     *
     * @param verifier who vouches
     * @param timeVerified when the verdict was reached
     * @param resourceUri the tenant, as a URI
     * @param policy by what it was judged
     * @param verificationResult {@link #PASSED}
     * @param verifiedLevels what was reached
     * @param readiness what a verification summary has no word for
     */
    public record Predicate(
            @JsonProperty(required = true) Verifier verifier,
            @JsonProperty(required = true) Instant timeVerified,
            @JsonProperty(required = true) String resourceUri,
            @JsonProperty(required = true) PolicyName policy,
            @JsonProperty(required = true) String verificationResult,
            @JsonProperty(required = true) List<String> verifiedLevels,

            @JsonProperty(value = "parallax", required = true)
            Claims readiness) {

        /** Copies the list. */
        public Predicate {
            verifiedLevels = List.copyOf(verifiedLevels);
        }
    }

    /** Who vouches. */
    public record Verifier(@JsonProperty(required = true) String id) {}

    /** By what was judged. */
    public record PolicyName(@JsonProperty(required = true) String uri) {}

    /**
     * What a flip needs to know.
     *
     * @param nonce of whoever asked
     * @param notAfter last moment it is good for
     * @param legacyBuild the legacy build that was compared
     * @param candidateBuild the candidate build that was compared
     * @param rules digest of the rule book
     * @param sentence what the figures carry
     * @param waivers what somebody answers for: waivers the verdict leans on, and an override
     */
    public record Claims(
            @JsonProperty(required = true) String nonce,
            @JsonProperty(required = true) Instant notAfter,
            @JsonProperty(required = true) String legacyBuild,
            @JsonProperty(required = true) String candidateBuild,
            @JsonProperty(required = true) String rules,
            @JsonProperty(required = true) String sentence,
            @JsonProperty(required = true) List<String> waivers) {

        /** Copies the list. */
        public Claims {
            waivers = List.copyOf(waivers);
        }
    }
}
