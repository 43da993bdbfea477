package ug.open.conveyor.driver.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Replaces each occurrence of some texts; what overlaps is replaced as one, so that no rest of either is left. */
final class Masker {
    private static final String MASK = "***";
    private static final String[] NONE = {};

    /** The texts by the low byte of their first character, the longest first. */
    private final String[][] byFirst = new String[256][];

    Masker(Collection<String> texts) {
        Arrays.fill(byFirst, NONE);
        if (texts.isEmpty()) {
            return;
        }
        List<String> sorted = new ArrayList<>(texts);
        sorted.sort((a, b) -> b.length() - a.length());
        for (String text : sorted) {
            int low = text.charAt(0) & 0xff;
            byFirst[low] = Arrays.copyOf(byFirst[low], byFirst[low].length + 1);
            byFirst[low][byFirst[low].length - 1] = text;
        }
    }

    /** The same instance where nothing occurs. */
    String mask(String text) {
        StringBuilder out = null;
        int copied = 0;
        for (int i = 0; i < text.length(); i++) {
            int end = endOfMatch(text, i);
            if (end < 0) {
                continue;
            }
            for (int j = i + 1; j < end; j++) {
                end = Math.max(end, endOfMatch(text, j));
            }
            out = out == null ? new StringBuilder(text.length()) : out;
            out.append(text, copied, i).append(MASK);
            copied = end;
            i = end - 1;
        }
        return out == null ? text : out.append(text, copied, text.length()).toString();
    }

    private int endOfMatch(String text, int at) {
        for (String candidate : byFirst[text.charAt(at) & 0xff]) {
            if (text.startsWith(candidate, at)) {
                return at + candidate.length();
            }
        }
        return -1;
    }
}
