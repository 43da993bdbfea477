package ug.open.conveyor.driver.browse;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.terminal.Key;
import ug.open.conveyor.driver.terminal.ScreenText;
import ug.open.conveyor.driver.terminal.Style;
import ug.open.conveyor.driver.terminal.Surface;
import ug.open.conveyor.driver.terminal.TerminalSize;

/** A screen without a terminal and a store: keys go in, rows come out. */
class ModelRig {
    static final Surface PLAIN = Surface.of(true, StandardCharsets.UTF_8, Style.When.NEVER, Map.of());

    final Model model = new Model(new ScreenText(PLAIN));
    final Drawing drawing = new Drawing(model, PLAIN);
    TerminalSize.Size size = new TerminalSize.Size(80, 12);

    Action type(String keys) {
        Action last = Action.NONE;
        for (char key : keys.toCharArray()) {
            last = model.update(Key.typed("" + key));
        }
        return last;
    }

    Action press(Key.Kind kind) {
        return model.update(Key.of(kind));
    }

    List<String> rows() {
        return drawing.draw(size, StoredRuns.NOW).rows();
    }

    String screen() {
        return String.join("\n", rows());
    }

    void stored(List<StoredAttempt> runs, boolean all) {
        model.list().found(0, runs, runs.size(), all);
        rows();
    }

    List<String> shown() {
        return rows().stream()
                .filter(row -> row.contains("k3f9ab."))
                .map(row -> row.substring(0, 2) + row.replaceAll(".*k3f9ab\\.(\\d+) .*", "$1"))
                .toList();
    }
}
