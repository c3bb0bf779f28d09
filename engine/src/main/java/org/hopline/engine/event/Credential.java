package org.hopline.engine.event;

import org.jspecify.annotations.Nullable;

/**
 * The public key or certificate that an authentication used.
 *
 * @param keyType as OpenSSH names it: {@code RSA}, {@code ED25519}, {@code ECDSA-CERT} …
 * @param fingerprint of the key itself, also for certificates; null where the log does not state it
 * @param certificate null for plain keys
 */
public record Credential(String keyType, @Nullable KeyFingerprint fingerprint, @Nullable Certificate certificate) {

    /**
     * What an OpenSSH certificate says of itself. It identifies the person across hosts, whatever the account.
     *
     * @param keyId free text chosen by the CA; may hold spaces
     * @param serial unsigned 64-bit number as decimal digits
     * @param caType key type of the CA
     * @param caFingerprint of the CA's key
     */
    public record Certificate(String keyId, String serial, String caType, KeyFingerprint caFingerprint) {}
}
