package ug.open.conveyor.driver.terminal;

import java.util.List;
import ug.open.conveyor.driver.json.Buffer;

/**
 * The lines at the bottom of a terminal that are drawn again and again. The cursor rests on the first of them, so that one sequence erases all,
 * however a window was resized meanwhile, and a shell prompt that comes after a kill is where it should be. No state of the terminal is changed,
 * so none has to be restored.
 */
final class LiveArea {
    private static final String ERASE_BELOW = "\u001b[J";
    private static final String ERASE_LINE_END = "\u001b[K";

    private final Buffer frame = new Buffer(4096);
    private List<String> shown = List.of();

    /** What is to be written so that the text stands above the area, and the area shows these lines; nothing where nothing changes. */
    Buffer around(Buffer text, List<String> lines) {
        if (shown.isEmpty() && lines.isEmpty()) {
            return text;
        }
        frame.clear();
        if (text.length() == 0 && shown.equals(lines)) {
            return frame;
        }
        if (!shown.isEmpty() && (text.length() > 0 || lines.isEmpty())) {
            frame.ascii(ERASE_BELOW);
        }
        frame.add(text);
        draw(lines);
        shown = lines;
        return frame;
    }

    private void draw(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            frame.ascii(i == 0 ? "" : "\r\n");
            frame.utf8(lines.get(i));
            frame.ascii(i < lines.size() - 1 ? ERASE_LINE_END : ERASE_BELOW);
        }
        if (!lines.isEmpty()) {
            frame.add('\r');
        }
        if (lines.size() > 1) {
            frame.ascii("\u001b[" + (lines.size() - 1) + "A");
        }
    }
}
