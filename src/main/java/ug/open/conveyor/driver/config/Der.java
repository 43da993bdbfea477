package ug.open.conveyor.driver.config;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The little of DER (X.690) that it takes to put a bare private key into PKCS#8, the one form that the JDK reads. */
final class Der {
    private static final int INTEGER = 0x02;
    private static final int OCTETS = 0x04;
    private static final int OID = 0x06;
    private static final int SEQUENCE = 0x30;
    private static final int PARAMETERS = 0xA0;
    private static final byte[] ZERO = {INTEGER, 1, 0};
    /** The algorithm 1.2.840.113549.1.1.1 and its parameters, which are null. */
    private static final byte[] RSA = {OID, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 1, 1, 5, 0};
    /** 1.2.840.10045.2.1 */
    private static final byte[] EC = {OID, 7, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 2, 1};

    private Der() {}

    /** An RSA key as of PKCS#1 (RFC 8017, A.1.2) in PKCS#8 (RFC 5208, 5). */
    static byte[] fromPkcs1(byte[] key) {
        return pkcs8(RSA, key);
    }

    /**
     * An EC key as of SEC 1 (RFC 5915, 3) in PKCS#8.
     *
     * @throws IllegalArgumentException where it does not name its curve
     */
    static byte[] fromSec1(byte[] key) {
        return pkcs8(joined(EC, curve(key)), key);
    }

    private static byte[] pkcs8(byte[] algorithm, byte[] key) {
        return element(SEQUENCE, joined(ZERO, element(SEQUENCE, algorithm), element(OCTETS, key)));
    }

    /** The identifier of the curve: {@code SEQUENCE {INTEGER, OCTET STRING, [0] {OID}, …}}. */
    private static byte[] curve(byte[] key) {
        int at = content(key, 0);
        while (at < key.length) {
            int content = content(key, at);
            int end = content + length(key, at);
            if ((key[at] & 0xFF) == PARAMETERS && key[content] == OID) {
                return Arrays.copyOfRange(key, content, end);
            }
            at = end;
        }
        throw new IllegalArgumentException("it names no curve");
    }

    private static int content(byte[] der, int at) {
        int first = byteAt(der, at + 1);
        return at + 2 + (first < 0x80 ? 0 : first & 0x7F);
    }

    private static int length(byte[] der, int at) {
        int first = byteAt(der, at + 1);
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7F); i++) {
            length = length << 8 | byteAt(der, at + 2 + i);
        }
        if (length < 0 || length > der.length) {
            throw new IllegalArgumentException("it is cut off");
        }
        return length;
    }

    private static int byteAt(byte[] der, int at) {
        if (at >= der.length) {
            throw new IllegalArgumentException("it is cut off");
        }
        return der[at] & 0xFF;
    }

    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 6);
        out.write(tag);
        int length = content.length;
        if (length >= 0x80) {
            int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7)
                    / 8; // as few as possible, else it is not DER
            out.write(0x80 | bytes);
            for (int i = bytes - 1; i > 0; i--) {
                out.write(length >> 8 * i);
            }
        }
        out.write(length);
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
