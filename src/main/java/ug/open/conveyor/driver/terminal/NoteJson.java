package ug.open.conveyor.driver.terminal;

import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.json.NoticeLine;

/** What is meant for people, as notes among lines of JSON. */
final class NoteJson<T> implements Printer<T> {
    private final Printer<T> prose;
    private final Buffer text = new Buffer(256);

    NoteJson(Printer<T> prose) {
        this.prose = prose;
    }

    @Override
    public void print(T value, Buffer out) {
        prose.print(value, text);
        say(out);
    }

    @Override
    public void end(Buffer out) {
        prose.end(text);
        say(out);
    }

    private void say(Buffer out) {
        String said = text.toString().strip();
        text.clear();
        if (!said.isEmpty()) {
            out.utf8(NoticeLine.line(NoticeLine.NOTE, said));
        }
    }
}
