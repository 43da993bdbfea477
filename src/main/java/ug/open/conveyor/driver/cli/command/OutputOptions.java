package ug.open.conveyor.driver.cli.command;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Kind;
import ug.open.conveyor.driver.cli.option.Opt;
import ug.open.conveyor.driver.terminal.Done;
import ug.open.conveyor.driver.terminal.Format;
import ug.open.conveyor.driver.terminal.Printers;
import ug.open.conveyor.driver.terminal.Printout;
import ug.open.conveyor.driver.terminal.RowTemplate;

/** How a command prints its result: in which format, or by a template over the members of what JSON has. */
final class OutputOptions {
    private final Cmd cmd;
    private final List<String> members;
    private final Opt<Format> format;
    private Opt<RowTemplate> template; // null where there is none

    /**
     * Formats alone, for what has no rows.
     *
     * @param meaning what each prints, a sentence: {@code text: a table; json: one object a line.}
     */
    OutputOptions(Cmd cmd, String meaning) {
        this(cmd, List.of(), meaning);
    }

    private OutputOptions(Cmd cmd, List<String> members, String meaning) {
        this.cmd = cmd;
        this.members = members;
        format = cmd.option(Kind.oneOf(Format.ofValues()), "", meaning, "-o", "--output")
                .or("text");
    }

    /**
     * Formats and templates.
     *
     * @param members the names of the members that an object can have; empty: any
     */
    OutputOptions(Cmd cmd, String meaning, List<String> members) {
        this(cmd, members, meaning);
        String names = members.isEmpty() ? "{NAME}" : "{" + String.join("}, {", members) + "}";
        template = cmd.option(
                Kind.TEXT.then(new Reader(members)),
                "TEXT",
                "Print each object of -o json as TEXT, with its members in the place of " + names
                        + ". {{ is a brace, \\n a new line.",
                "--template");
        cmd.apart(template, format);
    }

    /** A class and not a lambda, for the start. */
    private record Reader(List<String> members) implements Function<String, RowTemplate> {
        @Override
        public RowTemplate apply(String text) {
            return RowTemplate.parse(text, members);
        }
    }

    /** The option for a template; only where there is one. */
    Opt<RowTemplate> template() {
        return template;
    }

    /** This cannot be given beside them. */
    void apart(Opt<?> other) {
        cmd.apart(other, format);
        if (template != null) {
            cmd.apart(other, template);
        }
    }

    Format format() {
        return format.get();
    }

    /** Whether what is printed is made of the members that JSON has. */
    boolean isData() {
        return format.get() == Format.JSON || template != null && template.given();
    }

    /** Printers on standard output. */
    Printers printers() {
        return new Printers(
                cmd.env.out(),
                cmd.surfaceOut(),
                format.get(),
                template == null ? null : template.find().orElse(null));
    }

    /**
     * Says that something was done; programs get an object.
     *
     * @param values of the members, in their order
     */
    void tell(String sentence, Object... values) throws IOException {
        if (isData()) {
            print(sentence, values);
        } else {
            cmd.env.say(sentence);
        }
    }

    /** Prints it as the result, for people too. */
    void print(String sentence, Object... values) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            object.put(members.get(i), values[i]);
        }
        try (Printout<Done> out = printers().done()) {
            out.print(new Done(sentence, object));
        }
    }
}
