package ug.open.conveyor.driver.json;

/**
 * Walks over the members of a JSON object in bytes. Any bytes are allowed: the walk ends where no further whole member follows. For one
 * thread.
 */
public final class JsonMembers {
    private byte[] json;
    private int at; // the quote of the next name; -1 where none can follow
    private int to;
    private int nameFrom;
    private int nameTo;
    private int valueFrom;
    private int valueTo;
    private boolean whole;

    /** Begins with the object in this range; white space around it is allowed. */
    public void start(byte[] json, int from, int to) {
        this.json = json;
        this.to = to;
        whole = false;
        at = -1;
        int brace = JsonSkip.space(json, from, to);
        if (brace < to && json[brace] == '{') {
            int first = JsonSkip.space(json, brace + 1, to);
            if (first < to && json[first] == '}') {
                whole = JsonSkip.space(json, first + 1, to) == to;
            } else {
                at = first;
            }
        }
    }

    /** Goes on to the next member; false where there is none. */
    public boolean next() {
        int name = at;
        at = -1;
        if (name < 0 || name >= to || json[name] != '"') {
            return false;
        }
        int nameEnd = JsonSkip.string(json, name + 1, to);
        int colon = nameEnd < 0 ? to : JsonSkip.space(json, nameEnd + 1, to);
        if (colon >= to || json[colon] != ':') {
            return false;
        }
        int value = JsonSkip.space(json, colon + 1, to);
        int valueEnd = JsonSkip.value(json, value, to);
        if (valueEnd < 0) {
            return false;
        }
        nameFrom = name + 1;
        nameTo = nameEnd;
        valueFrom = value;
        valueTo = valueEnd;
        int behind = JsonSkip.space(json, valueEnd, to);
        if (behind < to && json[behind] == ',') {
            at = JsonSkip.space(json, behind + 1, to);
        } else if (behind < to && json[behind] == '}') {
            whole = JsonSkip.space(json, behind + 1, to) == to;
        }
        return true;
    }

    /** Whether the range was one whole object; known when {@link #next} has returned false. */
    boolean whole() {
        return whole;
    }

    /** Where the member's name begins, behind its quote. */
    public int nameFrom() {
        return nameFrom;
    }

    /** Where the member's name ends, before its quote. */
    public int nameTo() {
        return nameTo;
    }

    /** Where the member's value begins, with the quote of a string. */
    public int valueFrom() {
        return valueFrom;
    }

    /** Where the member's value ends, with the quote of a string. */
    public int valueTo() {
        return valueTo;
    }

    /** Whether the member's value is a string. */
    public boolean isString() {
        return json[valueFrom] == '"';
    }
}
