package ug.open.conveyor.driver.report;

/** Text within Markdown as GitHub and GitLab show it: it stays text, mentions nobody and ends no cell. */
final class MarkdownText {
    private static final String SPECIAL = "\\`*_{}[]()#+-.!|~$";

    /** For a line or a cell of a table. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '@' -> out.append("&#64;");
                case '\n', '\t' -> out.append(' ');
                default -> out.append(needsEscape(text, i) ? "\\" : "").append(c);
            }
        }
        return out.toString();
    }

    /** Signs that mean something within words; a dash or dot does at the beginning of a line alone. */
    private static boolean needsEscape(String text, int at) {
        char c = text.charAt(at);
        boolean ofLine = "+-.!()#{}".indexOf(c) >= 0;
        return SPECIAL.indexOf(c) >= 0 && (!ofLine || at == 0);
    }

    /** For a line of HTML, such as a summary. */
    static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replace('\n', ' ');
    }

    /** A fence that the text does not have. */
    static String fence(String text) {
        int longest = 2;
        for (int i = 0, run = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return "`".repeat(longest + 1);
    }

    private MarkdownText() {}
}
