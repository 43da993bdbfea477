package ug.open.conveyor.driver.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values that must not be seen: each occurrence is replaced by {@code ***}.
 *
 * <p>A value is found as it is; with the escapes of JSON in whichever spelling, so within a JSON string in a JSON string too; percent-encoded;
 * in base64, whatever stands before and behind it; quoted for a shell. Of a value of several lines each line of at least {@link #SHORTEST}
 * characters is one; a value that is JSON is found in other layouts. In JSON, a number or truth value that holds a secret becomes the string
 * {@code "***"}, so that what was JSON stays it. Immutable and safe to share. Without values, each method gives back what it got.
 */
public final class Secrets {
    /** The shortest line of a value of several lines that is masked, and the shortest value that is found in base64, in characters. */
    public static final int SHORTEST = 4;

    private static final Secrets NONE = new Secrets(null, null, List.of());

    private final Masker masker;
    private final TreeMask trees;
    private final List<String> warnings;

    private Secrets(Masker masker, TreeMask trees, List<String> warnings) {
        this.masker = masker;
        this.trees = trees;
        this.warnings = warnings;
    }

    /**
     * Masks these values.
     *
     * @param valuesByName the values by the name that a person knows them by, such as an environment variable's
     * @throws IllegalArgumentException names the value that is empty
     */
    public static Secrets of(Map<String, String> valuesByName) {
        if (valuesByName.isEmpty()) {
            return NONE;
        }
        SecretForms forms = new SecretForms();
        List<String> warnings = new ArrayList<>();
        for (Map.Entry<String, String> secret : valuesByName.entrySet()) {
            if (secret.getValue().isEmpty()) {
                throw new IllegalArgumentException(
                        "secret " + secret.getKey() + " is empty: there is nothing that could be masked");
            }
            forms.add(secret.getValue());
            String doubt = CommonTexts.doubt(secret.getKey(), secret.getValue());
            if (doubt != null) {
                warnings.add(doubt);
            }
        }
        Masker masker = new Masker(forms);
        return new Secrets(masker, new TreeMask(masker), List.copyOf(warnings));
    }

    /** Masks nothing. */
    public static Secrets none() {
        return NONE;
    }

    /** Whether there is nothing to mask. */
    public boolean isEmpty() {
        return masker == null;
    }

    /** A sentence for each value that is found in much that is harmless, since it is short or a common word. None has the value in it. */
    public List<String> warnings() {
        return warnings;
    }

    /** The length of the longest text that is masked, escaped forms included, in characters: whoever cuts a stream keeps one less back. */
    public int longest() {
        return masker == null ? 0 : masker.longest();
    }

    /** The text without secrets; the same instance where there are none in it. */
    public String mask(String value) {
        return masker == null ? value : masker.mask(value);
    }

    /** The UTF-8 text without secrets; the same array where there are none in it. What was JSON stays JSON. */
    public byte[] mask(byte[] utf8) {
        return masker == null ? utf8 : masker.mask(utf8);
    }

    /**
     * The tree without secrets: texts, numbers and truth values, the keys and values of maps, the elements of collections. Keys that masks
     * make alike are told apart: {@code ***}, {@code ***2}. Any other object is left as it is: turn records and beans into trees before.
     */
    public Object maskTree(Object tree) {
        return masker == null ? tree : trees.mask(tree);
    }

    /** The members of {@code base}, masked before, and these without secrets; of two of one name, these win. All names are strings. */
    Map<String, Object> join(Map<String, Object> base, Map<?, ?> members) {
        Map<String, Object> joined = new LinkedHashMap<>(base);
        Map<?, ?> more = masker == null ? members : trees.members(members, base);
        more.forEach((name, value) -> joined.put((String) name, value));
        return Collections.unmodifiableMap(joined);
    }
}
