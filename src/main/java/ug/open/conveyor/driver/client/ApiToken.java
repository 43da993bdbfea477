package ug.open.conveyor.driver.client;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import ug.open.conveyor.driver.ApiException;
import ug.open.conveyor.driver.ApiException.Reason;
import ug.open.conveyor.driver.config.Credentials;
import ug.open.conveyor.driver.json.Json;

/** Makes the token of a request (protocol.md, Authentication): a JWT (RFC 7519) bound to our certificate (RFC 8705, 3.1). */
final class ApiToken {
    /** A server refuses a token issued one second ahead of its clock. */
    static final Duration BACK_DATED = Duration.ofSeconds(30);

    static final Duration LIFE = Duration.ofMinutes(2);
    private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)CN=((?:\\\\.|[^,+\\\\])*)");
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final Credentials credentials;
    private final Algorithm algorithm;

    /** The name of an algorithm in a token, and in the JDK. */
    private record Algorithm(String name, String jdk) {}

    /** Throws an {@link ApiException} where no server accepts a key of this kind. */
    ApiToken(Credentials credentials) {
        this.credentials = credentials;
        algorithm = algorithm(credentials.key());
    }

    /** A token for one request. */
    String at(Instant now) {
        String content = part(header()) + "." + part(claims(now));
        try {
            Signature signature = Signature.getInstance(algorithm.jdk());
            signature.initSign(credentials.key());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw unusable("cannot sign a token: the key does not fit the algorithm " + algorithm.name());
        }
    }

    private Map<String, Object> header() {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", algorithm.name());
        header.put("typ", "JWT");
        List<String> certificates = new ArrayList<>();
        for (X509Certificate certificate : credentials.chain()) {
            if (certificates.isEmpty()
                    || !isRoot(certificate)) { // the server has the root, and the head has little room
                certificates.add(Base64.getEncoder().encodeToString(der(certificate)));
            }
        }
        header.put("x5c", certificates);
        return header;
    }

    private Map<String, Object> claims(Instant now) {
        X509Certificate leaf = credentials.chain().get(0);
        Map<String, Object> claims = new LinkedHashMap<>();
        commonName(leaf).ifPresent(name -> claims.put("iss", name));
        claims.put("iat", now.minus(BACK_DATED).getEpochSecond());
        claims.put("exp", now.plus(LIFE).getEpochSecond());
        claims.put("cnf", Map.of("x5t#S256", thumbprint(leaf)));
        return claims;
    }

    private static String part(Map<String, Object> value) {
        return URL.encodeToString(Json.utf8(value));
    }

    private static boolean isRoot(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    /** As RFC 2253 writes it, escapes undone. */
    private static Optional<String> commonName(X509Certificate certificate) {
        Matcher name = COMMON_NAME.matcher(certificate.getSubjectX500Principal().getName(X500Principal.RFC2253));
        return name.find() ? Optional.of(name.group(1).replaceAll("\\\\(.)", "$1")) : Optional.empty();
    }

    private String thumbprint(X509Certificate leaf) {
        try {
            return URL.encodeToString(MessageDigest.getInstance("SHA-256").digest(der(leaf)));
        } catch (GeneralSecurityException e) {
            throw unusable("belongs to a certificate that has no fingerprint: make the certificate again");
        }
    }

    private byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw unusable("belongs to a certificate that has no DER form: make the certificate again");
        }
    }

    private Algorithm algorithm(PrivateKey key) {
        if (key.getAlgorithm().equals("RSA")) {
            return new Algorithm("RS256", "SHA256withRSA");
        }
        int bits = key instanceof ECKey curve
                ? curve.getParams().getCurve().getField().getFieldSize()
                : 0;
        return switch (bits) {
            case 256 -> new Algorithm("ES256", "SHA256withECDSAinP1363Format");
            case 384 -> new Algorithm("ES384", "SHA384withECDSAinP1363Format");
            case 521 -> new Algorithm("ES512", "SHA512withECDSAinP1363Format");
            default ->
                throw unusable("is " + (bits == 0 ? "of kind " + key.getAlgorithm() : "on a curve of " + bits + " bits")
                        + ", which the API does not take: make an RSA key, or an EC key on P-256, P-384 or P-521");
        };
    }

    private ApiException unusable(String why) {
        return ApiErrors.failure(
                Reason.NOT_AUTHENTICATED, "the key " + credentials.files().key() + " (--key) " + why, null);
    }
}
