package ug.open.conveyor.driver.terminal;

import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.json.Buffer;
import ug.open.conveyor.driver.json.Harmless;
import ug.open.conveyor.driver.json.Json;

/**
 * How an object is printed that JSON has too: the text of a template, with the object's members in their places. A text stands on one line, in
 * which nothing moves a terminal; an object or a list is JSON; a member that is not there is nothing.
 */
public final class RowTemplate {
    private final List<TemplateText.Part> parts;

    private RowTemplate(List<TemplateText.Part> parts) {
        this.parts = parts;
    }

    /**
     * Reads one; the message of the exception says what is wrong, where, and what is there.
     *
     * @param names of the members that there can be; empty: any
     */
    public static RowTemplate parse(String text, List<String> names) {
        return new RowTemplate(TemplateText.parse(text, "an object here", names));
    }

    /** Prints objects by it, a line each. */
    <T extends JsonObjects.Subject> Printer<T> printer(Surface surface) {
        return new Rows<>(parts, surface);
    }

    private record Rows<T extends JsonObjects.Subject>(List<TemplateText.Part> parts, Surface surface)
            implements Printer<T> {
        @Override
        public void print(T value, Buffer out) {
            for (Map<String, Object> object : value.objects()) {
                for (TemplateText.Part part : parts) {
                    out.utf8(part.member() == null ? part.text() : text(object.get(part.member())));
                }
                out.add('\n');
            }
        }

        private String text(Object member) {
            Object tree = member == null ? null : Json.tree(member);
            if (tree == null) {
                return "";
            }
            return tree instanceof String text ? surface.oneLine(text) : Harmless.json(Json.write(tree));
        }
    }
}
