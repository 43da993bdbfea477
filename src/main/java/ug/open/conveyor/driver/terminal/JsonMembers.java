package ug.open.conveyor.driver.terminal;

/** Walks over the members of a JSON object on one line, in bytes. What is no object ends the walk. */
final class JsonMembers {
    /** The name of the member, without its quotes. */
    int nameFrom;

    int nameTo;

    /** The value of the member, with its quotes where it is a text. */
    int valueFrom;

    int valueTo;

    boolean text;

    private byte[] json;
    private int at;
    private int to;

    void start(byte[] json, int from, int to) {
        this.json = json;
        this.to = to;
        at = from < to && json[from] == '{' ? from + 1 : to;
    }

    boolean next() {
        int name = skip(at);
        int nameEnd = name < to && json[name] == '"' ? string(name) : to;
        int colon = skip(nameEnd);
        if (colon >= to || json[colon] != ':') {
            return false;
        }
        nameFrom = name + 1;
        nameTo = nameEnd - 1;
        valueFrom = skip(colon + 1);
        valueTo = value(valueFrom);
        text = valueTo - valueFrom > 1 && json[valueFrom] == '"';
        at = valueTo;
        return valueTo > valueFrom;
    }

    private int skip(int from) {
        int i = from;
        while (i < to && (json[i] == ' ' || json[i] == ',' || json[i] == '\t')) {
            i++;
        }
        return i;
    }

    /** Behind the string that begins at {@code from}. */
    private int string(int from) {
        int i = from + 1;
        while (i < to && json[i] != '"') {
            i += json[i] == '\\' ? 2 : 1;
        }
        return Math.min(i + 1, to);
    }

    /** Behind the value that begins at {@code from}. */
    private int value(int from) {
        int depth = 0;
        int i = from;
        while (i < to) {
            byte b = json[i];
            if (b == '"') {
                i = string(i);
                continue;
            }
            if (b == '{' || b == '[') {
                depth++;
            } else if (depth == 0 && (b == ',' || b == '}' || b == ']')) {
                break;
            } else if (b == '}' || b == ']') {
                depth--;
            }
            i++;
        }
        return i;
    }
}
