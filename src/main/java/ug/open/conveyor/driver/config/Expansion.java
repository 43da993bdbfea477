package ug.open.conveyor.driver.config;

import java.util.Map;

/**
 * Puts the values of variables into a text: {@code ${NAME}}, {@code ${NAME:-default}} (also where the variable is empty), {@code $$} for a
 * dollar sign. The default is taken as it is.
 */
final class Expansion {
    private final Map<String, String> environment;

    Expansion(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * The text with its variables replaced.
     *
     * @throws IllegalArgumentException with a sentence that names the variable; never a variable's value
     */
    String of(String text) {
        int dollar = text.indexOf('$');
        if (dollar < 0) {
            return text;
        }
        StringBuilder expanded = new StringBuilder();
        int at = 0;
        while (dollar >= 0) {
            expanded.append(text, at, dollar);
            at = expandAt(text, dollar, expanded);
            dollar = text.indexOf('$', at);
        }
        return expanded.append(text, at, text.length()).toString();
    }

    /** Takes what begins with a dollar sign; returns where the text goes on. */
    private int expandAt(String text, int dollar, StringBuilder expanded) {
        char next = dollar + 1 < text.length() ? text.charAt(dollar + 1) : ' ';
        if (next == '{') {
            int end = text.indexOf('}', dollar);
            if (end < 0) {
                throw new IllegalArgumentException("${ without a }: write ${NAME}, or $$ for a dollar sign");
            }
            expanded.append(valueOf(text.substring(dollar + 2, end)));
            return end + 1;
        }
        if (isNameStart(next)) {
            int end = dollar + 2;
            while (end < text.length() && isNamePart(text.charAt(end))) {
                end++;
            }
            String name = text.substring(dollar + 1, end);
            throw new IllegalArgumentException("$" + name + ": write ${" + name + "}, or $$ for a dollar sign");
        }
        expanded.append('$');
        return next == '$' ? dollar + 2 : dollar + 1;
    }

    private String valueOf(String inside) {
        int colon = inside.indexOf(":-");
        String name = colon < 0 ? inside : inside.substring(0, colon);
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "${" + inside + "} is no variable: write ${NAME} or ${NAME:-default}, or $$ for a dollar sign");
        }
        String value = environment.get(name);
        if (colon >= 0 && (value == null || value.isEmpty())) {
            return inside.substring(colon + 2);
        }
        if (value == null) {
            throw new IllegalArgumentException(
                    "the variable " + name + " is not set: set it, or write ${" + name + ":-default}");
        }
        return value;
    }

    /** Whether it can name a variable: {@code [A-Za-z_][A-Za-z0-9_]*}. */
    static boolean isName(String name) {
        if (name.isEmpty() || !isNameStart(name.charAt(0))) {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            if (!isNamePart(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNameStart(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '_';
    }

    /** Whether a character can be a part of a variable's name. */
    static boolean isNamePart(char c) {
        return isNameStart(c) || c >= '0' && c <= '9';
    }
}
