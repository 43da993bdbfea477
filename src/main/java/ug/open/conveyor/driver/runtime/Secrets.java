package ug.open.conveyor.driver.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.mask.Masker;

/**
 * Secret values: {@code ***} takes the place of each occurrence.
 *
 * <p>A value is found as it is; with the escapes of JSON in whichever spelling, also in a JSON string inside a JSON string; percent-encoded; in
 * base64, with any text before and behind it; quoted for a shell. Each line of a value of several lines counts as a value if it has at least
 * {@link #SHORTEST} characters; a value that is JSON is found in other layouts. In JSON, a number or truth value that holds a secret becomes the
 * string {@code "***"}: JSON stays JSON. Immutable and safe to share. Without values, each method returns its argument.
 */
public final class Secrets {
    /** The shortest line of a value of several lines that is masked, and the shortest value that is found in base64, in characters. */
    public static final int SHORTEST = Masker.SHORTEST;

    private static final Secrets NONE = new Secrets(null);

    private final Masker masker;

    private Secrets(Masker masker) {
        this.masker = masker;
    }

    /**
     * Masks these values.
     *
     * @param valuesByName the values by their names for people, such as those of environment variables
     * @throws IllegalArgumentException names the value that is empty
     */
    public static Secrets of(Map<String, String> valuesByName) {
        if (valuesByName.isEmpty()) {
            return NONE;
        }
        return new Secrets(Masker.of(valuesByName));
    }

    /** Masks nothing. */
    public static Secrets none() {
        return NONE;
    }

    /** Whether there is nothing to mask. */
    public boolean isEmpty() {
        return masker == null;
    }

    /** A sentence for each value that also occurs in harmless text, since it is short or a common word. No sentence holds the value. */
    public List<String> warnings() {
        return masker == null ? List.of() : masker.warnings();
    }

    /** The length of the longest text that is masked, escaped forms included, in characters: a reader that cuts a stream keeps one less back. */
    public int longest() {
        return masker == null ? 0 : masker.longest();
    }

    /** The text without secrets; the same instance where it holds none. */
    public String mask(String value) {
        return masker == null ? value : masker.mask(value);
    }

    /** The UTF-8 text without secrets; the same array where it holds none. JSON stays JSON. */
    public byte[] mask(byte[] utf8) {
        return masker == null ? utf8 : masker.mask(utf8);
    }

    /**
     * The tree without secrets: texts, numbers and truth values, the keys and values of maps, the elements of collections. Keys that become
     * equal by masking get numbers: {@code ***}, {@code ***2}. Any other object stays as it is: turn records and beans into trees first.
     */
    public Object maskTree(Object tree) {
        return masker == null ? tree : masker.maskTree(tree);
    }

    /** The members of {@code base}, masked before, and these without secrets; of two of one name, these win. All names are strings. */
    Map<String, Object> join(Map<String, Object> base, Map<?, ?> members) {
        Map<String, Object> joined = new LinkedHashMap<>(base);
        Map<?, ?> more = masker == null ? members : masker.members(members, base);
        more.forEach((name, value) -> joined.put((String) name, value));
        return Collections.unmodifiableMap(joined);
    }
}
