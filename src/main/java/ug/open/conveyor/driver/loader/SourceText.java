package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Finds what is no UTF-8 in sources, which the compiler only counts.
 *
 * @param project the project's folder
 */
record SourceText(Path project) {
    private static final int SHOWN = 20;

    String problems(List<Path> sources) throws IOException {
        StringBuilder text = new StringBuilder("the sources have to be UTF-8:");
        int found = 0;
        for (Path source : sources) {
            byte[] bytes = Files.readAllBytes(source);
            int at = firstBad(bytes);
            if (at >= 0 && ++found <= SHOWN) {
                text.append('\n').append(project.relativize(source)).append(place(bytes, at));
            }
        }
        if (found > SHOWN) {
            text.append("\nand ").append(found - SHOWN).append(" more files");
        }
        return text.append(
                        "\nsave them as UTF-8, such as by 'iconv -f ISO-8859-1 -t UTF-8', or let a build of the project's own"
                                + " compile them: java: {class: …, build: …, classpath: […]}")
                .toString();
    }

    private static int firstBad(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(in, out, true);
        return result.isError() ? in.position() : -1;
    }

    private static String place(byte[] bytes, int at) {
        int line = 1;
        int begin = 0;
        for (int i = 0; i < at; i++) {
            if (bytes[i] == '\n') {
                line++;
                begin = i + 1;
            }
        }
        int column = new String(bytes, begin, at - begin, StandardCharsets.UTF_8).length() + 1;
        return ":" + line + ":" + column + ": the byte 0x"
                + Integer.toHexString(bytes[at] & 0xff).toUpperCase(Locale.ROOT) + " is no UTF-8";
    }
}
