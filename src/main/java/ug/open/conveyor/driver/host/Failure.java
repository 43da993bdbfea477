package ug.open.conveyor.driver.host;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why a command ends, in JSON {@code code message exit [hint] [trace]}.
 *
 * @param code its name
 * @param message a sentence
 * @param hint a command line that helps; empty: none
 * @param trace the stack trace, where it was asked for; empty: none
 */
public record Failure(ErrorCode code, String message, String hint, String trace) {
    /** Without a hint. */
    public static Failure of(ErrorCode code, String message) {
        return new Failure(code, message, "", "");
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("code", code.word());
        members.put("message", message);
        members.put("exit", code.exit());
        put("hint", hint, members);
        put("trace", trace, members);
        return members;
    }

    private static void put(String name, String text, Map<String, Object> members) {
        if (!text.isEmpty()) {
            members.put(name, text);
        }
    }
}
