package dev.parallax.readiness.certificate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A DSSE envelope: a payload and who signed it (github.com/secure-systems-lab/dsse, protocol v1).
 *
 * @param payloadType what the payload is
 * @param payload the payload, base64
 * @param signatures over the pre-authentication encoding
 */
public record Envelope(
        @JsonProperty(required = true) String payloadType,
        @JsonProperty(required = true) String payload,
        @JsonProperty(required = true) List<Signature> signatures) {

    /** The payload type of in-toto statements. */
    public static final String IN_TOTO = "application/vnd.in-toto+json";

    /** Copies the list. */
    public Envelope {
        signatures = List.copyOf(signatures);
    }

    /**
     * A signature.
     *
     * @param keyid names the key; a hint only
     * @param sig the signature, base64
     */
    public record Signature(
            @JsonProperty(required = true) String keyid,
            @JsonProperty(required = true) String sig) {}

    /** What is signed: the type is bound to the payload, and neither can be read as part of the other. */
    static byte[] toBeSigned(byte[] payload) {
        byte[] head = ("DSSEv1 " + IN_TOTO.length() + " " + IN_TOTO + " " + payload.length + " ")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[head.length + payload.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(payload, 0, all, head.length, payload.length);
        return all;
    }
}
