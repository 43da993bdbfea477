package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * A source as it was compiled.
 *
 * @param sum a checksum of its bytes
 * @param words all words in it, those of comments and texts too
 * @param escaped whether it has words that stand there as escapes
 */
record KnownSource(String sum, Set<String> words, boolean escaped) {
    static KnownSource of(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.UTF_8);
        return new KnownSource(sum(bytes), words(text), text.contains("\\u"));
    }

    /** Whether it may name one of these. */
    boolean mentions(Set<String> names) {
        return escaped || !Collections.disjoint(words, names);
    }

    private static String sum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // each Java has it
        }
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        int begin = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length()
                    || !Character.isJavaIdentifierPart(text.charAt(at)) && !Character.isSurrogate(text.charAt(at))) {
                if (at > begin) {
                    words.add(text.substring(begin, at));
                }
                begin = at + 1;
            }
        }
        return words;
    }
}
