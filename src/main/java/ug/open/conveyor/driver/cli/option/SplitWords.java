package ug.open.conveyor.driver.cli.option;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words of a command line by what they belong to: an option each, or none. */
final class SplitWords {
    private final Map<String, List<String>> values = new HashMap<>();
    private final List<String> positional = new ArrayList<>();

    /** One more value of an option; of a flag, any text. */
    void value(Opt<?> opt, String value) {
        List<String> all = values.get(opt.name());
        if (all == null) {
            all = new ArrayList<>();
            values.put(opt.name(), all);
        }
        all.add(value);
    }

    boolean has(String option) {
        return values.containsKey(option);
    }

    /** The values of an option that it has. */
    List<String> values(Opt<?> opt) {
        return values.get(opt.name());
    }

    /** The words of no option, in their order. */
    List<String> positional() {
        return positional;
    }
}
