package ug.open.conveyor.driver.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Masks some values wherever they occur: in texts, in UTF-8, in trees of maps and lists. Immutable and safe to share. */
public final class Masker {
    /** The shortest line of a value of several lines that is masked, and the shortest value that is found in base64, in characters. */
    public static final int SHORTEST = SecretText.SHORTEST;

    private final SecretFinder finder;
    private final TextMask texts;
    private final TreeMask trees;
    private final List<String> warnings;

    private Masker(SecretFinder finder, List<String> warnings) {
        this.finder = finder;
        this.texts = new TextMask(finder);
        this.trees = new TreeMask(finder, texts);
        this.warnings = warnings;
    }

    /**
     * Masks these values.
     *
     * @throws IllegalArgumentException names the value that is empty
     */
    public static Masker of(Map<String, String> valuesByName) {
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
        return new Masker(new SecretFinder(forms), List.copyOf(warnings));
    }

    /** A sentence for each value that is short or a common word. No sentence holds the value. */
    public List<String> warnings() {
        return warnings;
    }

    /** The length of the longest spelling, in bytes. */
    public int longest() {
        return finder.longest();
    }

    /** The text without secrets; the same instance where it holds none. */
    public String mask(String text) {
        return texts.mask(text);
    }

    /** The UTF-8 text without secrets; the same array where it holds none. JSON stays JSON. */
    public byte[] mask(byte[] utf8) {
        return texts.mask(utf8);
    }

    /** The tree without secrets. */
    public Object maskTree(Object tree) {
        return trees.mask(tree);
    }

    /** The members of a map without secrets, named apart from those of {@code base}, which were masked before. */
    public Map<Object, Object> members(Map<?, ?> map, Map<?, ?> base) {
        return trees.members(map, base);
    }
}
