package ug.open.conveyor.driver.mask;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Masks the values of a tree of maps and collections: a number or truth value that holds a secret becomes a string. */
final class TreeMask {
    private final SecretFinder finder;
    private final TextMask texts;

    TreeMask(SecretFinder finder, TextMask texts) {
        this.finder = finder;
        this.texts = texts;
    }

    Object mask(Object tree) {
        if (tree instanceof String text) {
            return texts.mask(text);
        }
        if (tree instanceof Number || tree instanceof Boolean) {
            return holds(tree) ? Edits.MASK : tree;
        }
        if (tree instanceof Map<?, ?> map) {
            return finder.isTree(map) ? Edits.MASK : Collections.unmodifiableMap(members(map, Map.of()));
        }
        if (tree instanceof Collection<?> items) {
            return finder.isTree(items) ? Edits.MASK : items(items);
        }
        return tree;
    }

    private boolean holds(Object scalar) {
        String text = scalar.toString();
        return finder.isIn(text)
                || scalar instanceof Number && finder.isNumber(text)
                || scalar instanceof BigDecimal number && text.indexOf('E') >= 0 && isInDigits(number);
    }

    /** A number of a billion digits is not written out. */
    private boolean isInDigits(BigDecimal number) {
        return Math.abs((long) number.scale()) < 1000 && finder.isIn(number.toPlainString());
    }

    /** The members of a map, as they may stand beside those of {@code base}, which were masked before. */
    Map<Object, Object> members(Map<?, ?> map, Map<?, ?> base) {
        Map<Object, Object> masked = new LinkedHashMap<>();
        MaskedNames names = null;
        for (Map.Entry<?, ?> member : map.entrySet()) {
            Object name = mask(member.getKey());
            if (!Objects.equals(name, member.getKey()) && name instanceof String text) {
                names = names == null ? distinct(map, base) : names;
                name = text + names.suffix(text);
            }
            masked.put(name, mask(member.getValue()));
        }
        return masked;
    }

    /** Also the names that do not stay as they are are left alone, which does no harm. */
    private MaskedNames distinct(Map<?, ?> map, Map<?, ?> base) {
        List<String> stay = new ArrayList<>();
        base.keySet().forEach(name -> stay.add(String.valueOf(name)));
        map.keySet().forEach(name -> stay.add(String.valueOf(name)));
        return new MaskedNames(stay, finder::isIn);
    }

    private List<Object> items(Collection<?> items) {
        List<Object> masked = new ArrayList<>(items.size());
        items.forEach(item -> masked.add(mask(item)));
        return Collections.unmodifiableList(masked);
    }
}
