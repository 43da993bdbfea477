package ug.open.conveyor.driver.runtime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Values that must not be seen: each occurrence is replaced by {@code ***}.
 *
 * <p>A value is found as it is, inside a JSON string, and inside a JSON string inside a JSON string (a payload travels so); of a value of
 * several lines also each line of at least {@link #SHORTEST} characters. Immutable and safe to share. Without values, each method gives back
 * what it got.
 */
public final class Secrets {
    /** The shortest value that can be masked, in characters: shorter ones would be found everywhere. */
    public static final int SHORTEST = 4;

    private static final Secrets NONE = new Secrets(Set.of());

    private final boolean empty;
    private final int longest;
    private final Masker text;
    private final Masker bytes;

    private Secrets(Set<String> forms) {
        this.empty = forms.isEmpty();
        this.longest = longest(forms);
        this.text = new Masker(forms);
        this.bytes = new Masker(utf8AsLatin1(forms));
    }

    /**
     * Masks these values.
     *
     * @param valuesByName the values by the name that a person knows them by, such as an environment variable's
     * @throws IllegalArgumentException names the value that is shorter than {@link #SHORTEST} characters, without showing it
     */
    public static Secrets of(Map<String, String> valuesByName) {
        Set<String> forms = new LinkedHashSet<>();
        for (Map.Entry<String, String> secret : valuesByName.entrySet()) {
            if (secret.getValue().length() < SHORTEST) {
                throw new IllegalArgumentException("secret " + secret.getKey() + " is shorter than " + SHORTEST
                        + " characters: it cannot be masked");
            }
            Stream.concat(Stream.of(secret.getValue()), secret.getValue().lines())
                    .filter(line -> line.length() >= SHORTEST)
                    .forEach(line -> addForms(forms, line));
        }
        return forms.isEmpty() ? NONE : new Secrets(forms);
    }

    /** Masks nothing. */
    public static Secrets none() {
        return NONE;
    }

    private static void addForms(Set<String> forms, String value) {
        forms.add(value);
        for (JsonEscapes inner : JsonEscapes.values()) {
            String once = inner.escape(value);
            forms.add(once);
            for (JsonEscapes outer : JsonEscapes.values()) {
                forms.add(outer.escape(once));
            }
        }
    }

    /** Whether there is nothing to mask. */
    public boolean isEmpty() {
        return empty;
    }

    /** The length of the longest text that is masked, escaped forms included, in characters: whoever cuts a stream keeps one less back. */
    public int longest() {
        return longest;
    }

    /** The text without secrets; the same instance where there are none in it. */
    public String mask(String value) {
        return empty ? value : text.mask(value);
    }

    /** The UTF-8 text without secrets; the same array where there are none in it. */
    public byte[] mask(byte[] utf8) {
        if (empty) {
            return utf8;
        }
        String before = new String(utf8, StandardCharsets.ISO_8859_1);
        String after = bytes.mask(before);
        return after == before ? utf8 : after.getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * The tree without secrets: texts, the keys and values of maps, the elements of collections. Any other object is left as it is: turn
     * records and beans into trees before.
     */
    public Object maskTree(Object tree) {
        if (empty) {
            return tree;
        }
        if (tree instanceof String value) {
            return text.mask(value);
        }
        if (tree instanceof Map<?, ?> map) {
            return maskMap(map);
        }
        return tree instanceof Collection<?> items ? maskItems(items) : tree;
    }

    private Map<Object, Object> maskMap(Map<?, ?> map) {
        Map<Object, Object> masked = new LinkedHashMap<>();
        map.forEach((key, value) -> masked.put(maskTree(key), maskTree(value)));
        return Collections.unmodifiableMap(masked);
    }

    private List<Object> maskItems(Collection<?> items) {
        List<Object> masked = new ArrayList<>(items.size());
        items.forEach(item -> masked.add(maskTree(item)));
        return Collections.unmodifiableList(masked);
    }

    private static int longest(Set<String> forms) {
        int longest = 0;
        for (String form : forms) {
            longest = Math.max(longest, form.length());
        }
        return longest;
    }

    private static List<String> utf8AsLatin1(Set<String> forms) {
        List<String> bytes = new ArrayList<>();
        for (String form : forms) {
            bytes.add(new String(form.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        }
        return bytes;
    }
}
