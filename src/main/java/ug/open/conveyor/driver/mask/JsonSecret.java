package ug.open.conveyor.driver.mask;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value that is a JSON object or array, such as the key file of a service account: others write it again in another layout. */
final class JsonSecret {
    /** No secret number is longer, in characters. */
    private static final int LONGEST_NUMBER = 64;

    private final byte[] text;
    private final JsonParts.Part whole;
    private final List<String> layoutFree = new ArrayList<>();
    private final List<String> longTexts = new ArrayList<>();
    private final Object tree;

    private JsonSecret(byte[] text, JsonParts.Part whole) {
        this.text = text;
        this.whole = whole;
        this.tree = read(whole);
        layoutFree(whole.from(), whole.to());
    }

    /** Empty where the value is something else. */
    static Optional<JsonSecret> of(String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        JsonParts.Part whole = JsonParts.of(text, text.length);
        return whole == null ? Optional.empty() : Optional.of(new JsonSecret(text, whole));
    }

    /** Itself and each member that is no object or array, with its name: without escapes and blanks. */
    List<String> layoutFree() {
        return layoutFree;
    }

    /** Strings of several lines in it, such as a private key. */
    List<String> longTexts() {
        return longTexts;
    }

    /** As maps, lists, strings, {@code BigDecimal} and so on. */
    Object tree() {
        return tree;
    }

    private Object read(JsonParts.Part part) {
        if (part instanceof JsonParts.Members members) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (JsonParts.Member member : members.members()) {
                map.put((String) read(member.name()), read(member.value()));
                member(member);
            }
            return map;
        }
        if (part instanceof JsonParts.Items items) {
            List<Object> list = new ArrayList<>();
            items.items().forEach(item -> list.add(read(item)));
            return list;
        }
        String slice = new String(text, part.from(), part.to() - part.from(), StandardCharsets.UTF_8);
        return part instanceof JsonParts.Text ? string(part) : scalar(slice);
    }

    private String string(JsonParts.Part string) {
        String decoded = decoded(Arrays.copyOfRange(text, string.from() + 1, string.to() - 1), false);
        if (decoded.indexOf('\n') >= 0) {
            longTexts.add(decoded);
        }
        return decoded;
    }

    private static Object scalar(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> null;
            default -> {
                BigDecimal number = number(text);
                yield number == null ? text : number;
            }
        };
    }

    private void member(JsonParts.Member member) {
        JsonParts.Part value = member.value();
        int quotes = value instanceof JsonParts.Text ? 2 : 0;
        boolean scalar = quotes > 0 || value instanceof JsonParts.Scalar;
        if (scalar && value.to() - value.from() >= SecretText.SHORTEST + quotes) {
            layoutFree(member.name().from(), member.value().to());
        }
    }

    private void layoutFree(int from, int to) {
        String free = decoded(Arrays.copyOfRange(text, from, to), true);
        if (free.length() > SecretText.SHORTEST) {
            layoutFree.add(free);
        }
    }

    private static String decoded(byte[] slice, boolean blankFree) {
        Spelled plain = Spelled.plain(slice);
        Spelled decoded = plain.unescaped();
        Spelled spelled = decoded == null ? plain : decoded;
        Spelled free = blankFree ? spelled.blankFree() : spelled;
        return new String(free.bytes(), 0, free.length(), StandardCharsets.UTF_8);
    }

    /** The number that a text is, as JSON writes numbers, leading zeros and signs allowed; null where it is none. */
    static BigDecimal number(String text) {
        char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
        if (last < '0' || last > '9' || text.length() > LONGEST_NUMBER) {
            return null; // an exception would be slow
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
