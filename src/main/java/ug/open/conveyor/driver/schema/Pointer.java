package ug.open.conveyor.driver.schema;

import java.util.List;
import java.util.Map;

/** JSON pointers (RFC 6901). */
final class Pointer {
    private Pointer() {}

    /** The value at a place of a tree; null where there is none. */
    static Object at(Object tree, String pointer) {
        Object here = tree;
        for (String step :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            String key = step.replace("~1", "/").replace("~0", "~");
            if (here instanceof Map<?, ?> members) {
                here = members.get(key);
            } else if (here instanceof List<?> items
                    && key.matches("[0-9]{1,6}")
                    && Integer.parseInt(key) < items.size()) {
                here = items.get(Integer.parseInt(key));
            } else {
                return null;
            }
        }
        return here;
    }
}
