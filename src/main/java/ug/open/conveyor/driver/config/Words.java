package ug.open.conveyor.driver.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command as a POSIX shell would split it, with nothing else that a shell does. A sign that only a shell understands, such as
 * {@code &&}, is an error where it is not quoted: as a word of the command it would be handed to the program without a sound.
 *
 * <p>Words end at blanks and tabs; a backslash at the end of a line goes on in the next. Within {@code '…'} all is literal; within {@code "…"} a backslash makes {@code " \ $ `} literal; outside it
 * makes any character literal.
 */
public final class Words {
    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private Words(String text) {
        this.text = text;
    }

    /**
     * The words of a command.
     *
     * @return at least one
     * @throws IllegalArgumentException with a sentence, if there is no word, a quote is not closed or a sign is for a shell; it says at which
     *     character, from 1
     */
    public static List<String> split(String command) {
        List<String> words = new Words(command).split();
        if (words.isEmpty()) {
            throw new IllegalArgumentException("the command is empty: write a program and its arguments");
        }
        return words;
    }

    private List<String> split() {
        while (at < text.length()) {
            char c = text.charAt(at);
            refuseShellSign();
            switch (c) {
                case ' ', '\t', '\n', '\r' -> endWord();
                case '\'' -> singleQuoted();
                case '"' -> doubleQuoted();
                case '\\' -> escaped();
                default -> add(c);
            }
            at++;
        }
        endWord();
        return List.copyOf(words);
    }

    private void add(char c) {
        word.append(c);
        inWord = true;
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }

    private void singleQuoted() {
        int end = text.indexOf('\'', at + 1);
        if (end < 0) {
            throw notClosed(at);
        }
        word.append(text, at + 1, end);
        inWord = true;
        at = end;
    }

    private void doubleQuoted() {
        int start = at;
        inWord = true;
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            boolean escapes =
                    text.charAt(at) == '\\' && at + 1 < text.length() && "\"\\$`".indexOf(text.charAt(at + 1)) >= 0;
            if (escapes) {
                at++;
            }
            word.append(text.charAt(at));
        }
        if (at == text.length()) {
            throw notClosed(start);
        }
    }

    private void refuseShellSign() {
        String sign = ShellSign.at(text, at, inWord || !words.isEmpty());
        if (!sign.isEmpty()) {
            throw new IllegalArgumentException(sign + " at character " + (at + 1)
                    + " is for a shell, and no shell reads this command: write " + ShellSign.handedToShell(text)
                    + ", or put it in quotes to hand it to the program");
        }
    }

    private void escaped() {
        at++;
        if (endsLine()) {
            return;
        }
        if (at == text.length()) {
            throw new IllegalArgumentException("the command ends in a backslash: write \\\\ for a backslash");
        }
        add(text.charAt(at));
    }

    /** A backslash and the end of the line behind it are nothing at all. */
    private boolean endsLine() {
        if (text.startsWith("\r\n", at)) {
            at++;
        }
        return at < text.length() && text.charAt(at) == '\n';
    }

    private IllegalArgumentException notClosed(int start) {
        return new IllegalArgumentException(
                "the quote " + text.charAt(start) + " at character " + (start + 1) + " of the command is not closed");
    }
}
