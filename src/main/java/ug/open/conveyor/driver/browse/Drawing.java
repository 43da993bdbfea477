package ug.open.conveyor.driver.browse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.terminal.Elapsed;
import ug.open.conveyor.driver.terminal.FullScreen;
import ug.open.conveyor.driver.terminal.RunColumns;
import ug.open.conveyor.driver.terminal.ScreenText;
import ug.open.conveyor.driver.terminal.Surface;
import ug.open.conveyor.driver.terminal.TerminalSize;

/** The rows of the screen: a title, the list or a text, and at the bottom the keys, what is typed, or a sentence. */
final class Drawing {
    private static final int LEAST_COLUMNS = 40;
    private static final int LEAST_ROWS = 10;

    private final Model model;
    private final Surface surface;
    private final ScreenText text;

    Drawing(Model model, Surface surface) {
        this.model = model;
        this.surface = surface;
        text = new ScreenText(surface);
    }

    /**
     * What is to be seen.
     *
     * @param now the time that ages are counted from
     */
    FullScreen.Frame draw(TerminalSize.Size size, Instant now) {
        int columns = size.columns();
        if (columns < LEAST_COLUMNS || size.rows() < LEAST_ROWS) {
            List<String> rows = text.sentence(
                    "This screen needs " + LEAST_COLUMNS + " columns and " + LEAST_ROWS + " rows, and the terminal has "
                            + columns + " and " + size.rows() + ".",
                    columns);
            return new FullScreen.Frame(rows.subList(0, Math.min(rows.size(), size.rows())), -1, 0);
        }
        List<String> bottom = bottom(columns);
        int room = size.rows() - 1 - bottom.size();
        List<String> rows = new ArrayList<>();
        if (model.view().isPresent()) {
            text(model.view().get(), columns, room, rows);
        } else {
            list(columns, room, now, rows);
        }
        while (rows.size() < size.rows() - bottom.size()) {
            rows.add("");
        }
        rows.addAll(bottom);
        boolean types = model.prompt().isPresent();
        int cursor = types ? model.prompt().get().cursor(text, columns) : 0;
        return new FullScreen.Frame(rows, types ? size.rows() - 1 : -1, cursor);
    }

    private List<String> bottom(int columns) {
        List<String> bottom = new ArrayList<>();
        if (!model.message().isEmpty()) {
            List<String> message = text.sentence(model.message(), columns);
            for (String row : message.subList(0, Math.min(4, message.size()))) {
                bottom.add(text.style().warn(row));
            }
        }
        if (model.prompt().isPresent()) {
            bottom.add(model.prompt().get().draw(text, columns));
        } else if (bottom.isEmpty()) {
            bottom.add(hints(columns));
        }
        return bottom;
    }

    private String hints(int columns) {
        if (model.view().isEmpty()) {
            return KeyHelp.row(KeyHelp.LIST, "q quit", text, columns);
        }
        List<String> keys = switch (model.view().get().what()) {
            case LOG -> KeyHelp.LOG;
            case REPLAY -> model.view().get().isOver() ? KeyHelp.REPLAYED : KeyHelp.REPLAY;
            case DIFFERENCE, REPLAY_DIFFERENCE, PAYLOAD, HELP -> KeyHelp.TEXT;
        };
        return KeyHelp.row(keys, "q back", text, columns);
    }

    private void text(TextView view, int columns, int room, List<String> rows) {
        List<String> drawn = view.draw(text, columns, room);
        rows.add(text.style().bold(text.ends(view.title(), view.place(text), columns)));
        rows.addAll(drawn);
    }

    private void list(int columns, int room, Instant now, List<String> rows) {
        ExecutionList list = model.list();
        list.height(room - 1);
        rows.add(text.style().bold(text.ends(counts(list), state(list, columns), columns)));
        if (list.rows().isEmpty()) {
            rows.addAll(nothing(list, columns));
            return;
        }
        RunColumns table = new RunColumns(surface, columns, list.widestId());
        rows.add(table.head());
        int end = Math.min(list.rows().size(), list.top() + list.height());
        for (int row = list.top(); row < end; row++) {
            StoredAttempt attempt = list.rows().get(row);
            rows.add(table.row(entry(attempt), row == list.cursor(), list.isMarked(attempt), now));
        }
    }

    private static RunColumns.Entry entry(StoredAttempt attempt) {
        return new RunColumns.Entry(
                attempt.execution(),
                attempt.runId(),
                attempt.driver(),
                attempt.resource(),
                attempt.event(),
                attempt.status().word(),
                attempt.started(),
                attempt.ms());
    }

    private String counts(ExecutionList list) {
        int count = list.rows().size();
        String of = count == 0
                ? "executions"
                : "execution " + Elapsed.count(list.cursor() + 1) + " of " + Elapsed.count(count)
                        + (list.isWhole() ? "" : "+");
        String marks = list.marks() == 0 ? "" : ", " + Elapsed.count(list.marks()) + " marked";
        return of + marks + (model.isReplaying() ? ", replaying" : "");
    }

    private String state(ExecutionList list, int columns) {
        if (list.filter().isEmpty()) {
            return "";
        }
        String looking = list.isWhole() || list.rows().size() > list.height()
                ? ""
                : ", " + Elapsed.count(list.looked()) + " looked at";
        return "filter: " + text.oneLine(list.filter().text(), Math.max(8, columns / 2 - 16)) + looking;
    }

    private List<String> nothing(ExecutionList list, int columns) {
        List<String> rows = new ArrayList<>(List.of(""));
        if (!list.isWhole()) {
            rows.addAll(text.sentence("Looking", columns));
        } else if (!list.filter().isEmpty()) {
            rows.addAll(text.sentence("No execution has all words of the filter. Esc clears it.", columns));
        } else {
            rows.addAll(text.sentence("The run store is empty. In another terminal,", columns));
            rows.addAll(text.sentence("  conveyor-driver run --events FILE", columns));
            rows.addAll(text.sentence("runs a driver; what it does appears here.", columns));
        }
        return rows;
    }
}
