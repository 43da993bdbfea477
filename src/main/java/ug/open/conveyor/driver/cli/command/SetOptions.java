package ug.open.conveyor.driver.cli.command;

import java.util.List;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.client.Assignments;
import ug.open.conveyor.driver.client.Assignments.Value;

/** Values for places in a resource. */
final class SetOptions {
    private final Opt<List<String>> sets;
    private final Opt<List<String>> texts;
    private final Opt<List<String>> values;

    SetOptions(Cmd cmd) {
        sets = cmd.options(
                Kind.TEXT,
                "PLACE=VALUE",
                "Set a value in the resource, like spec.branch=main. In place of a text, VALUE is text; elsewhere it is JSON if it is exactly that.",
                Value.AS_IT_IS.option());
        texts = cmd.options(
                Kind.TEXT,
                "PLACE=VALUE",
                "Set a text, like spec.version=1.10. Write a dot within a key as \\., like spec.a\\.b.",
                Value.TEXT.option());
        values = cmd.options(Kind.TEXT, "PLACE=JSON", "Set a JSON value, like spec.tags=[\"a\"].", Value.JSON.option());
    }

    /** All three, for what they need. */
    List<Opt<?>> all() {
        return List.of(sets, texts, values);
    }

    /** The values: those of {@code --set}, then the others. */
    Assignments assignments() {
        return Assignments.NONE
                .with(Value.AS_IT_IS, sets.get())
                .with(Value.TEXT, texts.get())
                .with(Value.JSON, values.get());
    }
}
