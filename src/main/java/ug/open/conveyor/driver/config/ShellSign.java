package ug.open.conveyor.driver.config;

import ug.open.conveyor.driver.system.OperatingSystem;

/** Signs that mean more to a POSIX shell than a part of a word: {@code && || ; | > < &}, variables, commands in a command, line ends. */
final class ShellSign {
    private static final String PARAMETERS = "{(@*#?-$!";
    private static final int LONGEST_SHOWN = 200;

    private ShellSign() {}

    /**
     * The sign at a place outside of quotes, as a sentence names it: {@code '&&'}; empty where there is none.
     *
     * @param begun whether a word of the command is before it
     */
    static String at(String text, int at, boolean begun) {
        char c = text.charAt(at);
        return switch (c) {
            case '&', '|', '>', '<' -> quoted(text, at, at + (text.startsWith(String.valueOf(c), at + 1) ? 2 : 1));
            case ';', '`' -> quoted(text, at, at + 1);
            case '$' -> variable(text, at);
            case '\n', '\r' -> begun && !text.substring(at).isBlank() ? "the line end" : "";
            default -> "";
        };
    }

    private static String variable(String text, int dollar) {
        int end = dollar + 1;
        while (end < text.length() && Expansion.isNamePart(text.charAt(end))) {
            end++;
        }
        if (end > dollar + 1) {
            return quoted(text, dollar, end);
        }
        boolean parameter = end < text.length() && PARAMETERS.indexOf(text.charAt(end)) >= 0;
        return parameter ? quoted(text, dollar, end + 1) : "";
    }

    private static String quoted(String text, int from, int to) {
        return "'" + text.substring(from, to) + "'";
    }

    /** The list that has a shell read a command, to be copied into the file. */
    static String handedToShell(String command) {
        String text = command.strip();
        String begin = OperatingSystem.here().isWindows() ? "[cmd, /c, \"" : "[sh, -c, \"";
        if (text.length() > LONGEST_SHOWN) {
            return begin + "…\"]";
        }
        StringBuilder list = new StringBuilder(begin);
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"', '\\' -> list.append('\\').append(c);
                case '\n' -> list.append("\\n");
                case '\r' -> list.append("\\r");
                case '\t' -> list.append("\\t");
                default -> list.append(c);
            }
        }
        return list.append("\"]").toString();
    }
}
