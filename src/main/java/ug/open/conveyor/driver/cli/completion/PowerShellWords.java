package ug.open.conveyor.driver.cli.completion;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The words before the cursor as its completion script hands them over: a line each, as they are typed, and the last is the one at the cursor. They come
 * by standard input, since cmd would take apart what stands behind the name of a batch file.
 *
 * @param words without quotes
 * @param typed the beginning of the next one
 */
record PowerShellWords(List<String> words, String typed) {
    /** Longer lines are not typed. */
    private static final int MOST_BYTES = 1 << 16;

    static PowerShellWords read(InputStream in) throws IOException {
        String text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).replace("\r", "");
        text = text.startsWith("\uFEFF") ? text.substring(1) : text; // PowerShell 5.1 may send one
        text = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        List<String> words = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            words.add(plain(line));
        }
        return new PowerShellWords(words.subList(0, words.size() - 1), words.get(words.size() - 1));
    }

    /** A word without the quotes around it; the one at the cursor may have the first alone. */
    private static String plain(String word) {
        if (word.isEmpty() || word.charAt(0) != '\'' && word.charAt(0) != '"') {
            return word;
        }
        String quote = word.substring(0, 1);
        int end = word.length() > 1 && word.endsWith(quote) ? word.length() - 1 : word.length();
        return word.substring(1, end).replace(quote + quote, quote);
    }

    /** The lines of the answer. A word that begins with {@code @} stands for a variable there, unless it is quoted. */
    List<String> next(NextWords next) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : next.behind(words, typed)) {
            int end = line.indexOf('\t');
            lines.add(line.startsWith("@") ? "'" + line.substring(0, end) + "'" + line.substring(end) : line);
        }
        return lines;
    }
}
