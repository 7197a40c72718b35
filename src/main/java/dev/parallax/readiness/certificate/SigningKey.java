package dev.parallax.readiness.certificate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** The Ed25519 key certificates are signed with. Thread-safe. Its private half is never shown. */
public final class SigningKey {

    private static final String ALGORITHM = "Ed25519";

    private final PrivateKey secret;
    private final PublicKey open;

    private SigningKey(PrivateKey secret, PublicKey open) {
        this.secret = secret;
        this.open = open;
    }

    /** A new one. */
    static SigningKey generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            return new SigningKey(pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no Ed25519", impossible);
        }
    }

    /**
     * The one kept in {@code directory}; made there first if there is none. Its files are readable by their owner only.
     *
     * @throws IOException if the files cannot be read or written, or hold no key
     */
    public static SigningKey in(Path directory) throws IOException {
        Path secretFile = directory.resolve("certificate.key");
        Path openFile = directory.resolve("certificate.pub");
        if (Files.exists(secretFile)) {
            try {
                PrivateKey secret = KeyFactory.getInstance(ALGORITHM)
                        .generatePrivate(new PKCS8EncodedKeySpec(decoded(Files.readString(secretFile))));
                SigningKey kept = new SigningKey(secret, publicKey(Files.readString(openFile)));
                byte[] probe = kept.sign(new byte[0]);
                if (!isSignedBy(kept.open, new byte[0], probe)) {
                    throw new IOException(openFile + " does not belong to " + secretFile);
                }
                return kept;
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new IOException(secretFile + " holds no Ed25519 key", e);
            }
        }
        Files.createDirectories(directory);
        SigningKey made = generate();
        Files.writeString(openFile, made.publicPem());
        Path fresh = directory.resolve("certificate.key.new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, pem("PRIVATE KEY", made.secret.getEncoded()), StandardOpenOption.WRITE);
        Files.move(fresh, secretFile, StandardCopyOption.ATOMIC_MOVE);
        return made;
    }

    /** The public half, as PEM: what a verifier pins. */
    public String publicPem() {
        return pem("PUBLIC KEY", open.getEncoded());
    }

    PublicKey publicKey() {
        return open;
    }

    /** Names the key: SHA-256 of its public half. */
    String id() {
        return HexFormat.of().formatHex(sha256(open.getEncoded()));
    }

    byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static boolean isSignedBy(PublicKey key, byte[] bytes, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(bytes);
            return signature.verify(signed);
        } catch (GeneralSecurityException notASignature) {
            return false;
        }
    }

    /**
     * A public key from its PEM.
     *
     * @throws GeneralSecurityException if it is none
     * @throws IllegalArgumentException if it is no base64
     */
    static PublicKey publicKey(String pem) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(decoded(pem)));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] decoded(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }

    private static String pem(String what, byte[] der) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n";
    }
}
