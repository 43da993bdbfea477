package ug.open.conveyor.driver.cli.option;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import ug.open.conveyor.driver.host.Environment;
import ug.open.conveyor.driver.host.ExitCodes;

/**
 * Lays out help. Written here and not left to picocli, whose layout asks BreakIterator, which reads locale data: 16 to 20 ms of a start of
 * 60.
 */
public final class Help {
    private static final int WIDEST = 100;
    private static final int INDENT = 2;
    private static final int COLUMN = 28;
    private static final String PARAGRAPH = "\n\n";

    private final Environment env;
    private final int width;
    private final StringBuilder text = new StringBuilder();

    public Help(Environment env) {
        this.env = env;
        width = Math.max(40, Math.min(env.screen().width(), WIDEST));
    }

    /** The help of the whole. */
    public String root(Cmd cmd, List<Entry> entries) {
        wrapped(0, "Usage: conveyor-driver COMMAND [OPTION...] [ARGUMENT...]");
        text.append('\n');
        wrapped(0, cmd.entry.summary());
        section("Commands");
        commands(entries);
        options(cmd);
        section("Start");
        examples(cmd);
        text.append('\n');
        wrapped(
                0,
                "More: conveyor-driver COMMAND --help, conveyor-driver help exit-codes, conveyor-driver help environment");
        return text.toString();
    }

    /** The help of one command. */
    public String of(Cmd cmd) {
        wrapped(0, "Usage: " + usage(cmd));
        text.append('\n');
        wrapped(0, cmd.entry.summary());
        if (!cmd.details().isEmpty()) {
            text.append('\n');
            paragraphs(cmd.details());
        }
        if (!cmd.entry.children().isEmpty()) {
            section("Subcommands");
            commands(cmd.entry.children());
        }
        arguments(cmd);
        options(cmd);
        if (!cmd.examples().isEmpty()) {
            section("Examples");
            examples(cmd);
        }
        section("Exit codes");
        exits(cmd);
        return text.toString();
    }

    /** A topic. */
    public String topic(Topic topic) {
        for (String[] row : topic.rows()) {
            row(row[0], row[1]);
        }
        return text.toString();
    }

    /** The usage line of a command. */
    public static String usage(Cmd cmd) {
        StringBuilder usage = new StringBuilder("conveyor-driver " + cmd.entry.path());
        for (Opt<?> opt : cmd.options()) {
            if (opt.isRequired()) {
                usage.append(' ').append(opt.name()).append(' ').append(opt.label());
            }
        }
        usage.append(" [OPTION...]");
        for (Opt<?> opt : cmd.parameters()) {
            String label = opt.label() + (opt.takesMany() ? "..." : "");
            usage.append(opt.isRequired() ? " " + label : " [" + label + "]");
        }
        if (cmd.rest() != null) {
            usage.append(" [-- ").append(cmd.rest().label()).append("...]");
        }
        return usage.toString();
    }

    private void commands(List<Entry> entries) {
        for (Entry entry : entries) {
            if (!entry.hidden()) {
                row(entry.name(), entry.summary());
            }
        }
    }

    private void arguments(Cmd cmd) {
        List<Opt<?>> all = new ArrayList<>(cmd.parameters());
        if (cmd.rest() != null) {
            all.add(cmd.rest());
        }
        if (!all.isEmpty()) {
            section("Arguments");
            for (Opt<?> opt : all) {
                row((opt == cmd.rest() ? "-- " : "") + opt.label() + (opt.takesMany() ? "..." : ""), described(opt));
            }
        }
    }

    private void options(Cmd cmd) {
        Set<String> headings = new LinkedHashSet<>();
        for (Opt<?> opt : cmd.options()) {
            headings.add(opt.heading());
        }
        headings.remove(Cmd.GLOBAL);
        headings.add(Cmd.GLOBAL); // declared first, shown last
        for (String heading : headings) {
            section(heading);
            for (Opt<?> opt : cmd.options()) {
                if (opt.heading().equals(heading) && !opt.isHidden()) {
                    row(left(opt), described(opt));
                }
            }
        }
    }

    private static String left(Opt<?> opt) {
        String names = (opt.names().get(0).startsWith("--") ? "    " : "") + String.join(", ", opt.names());
        return names + opt.form();
    }

    /** The description of an option or argument, with its choices and its default. */
    public static String described(Opt<?> opt) {
        boolean shown = opt.hint() != Kind.Hint.CHOICE || opt.label().indexOf('|') >= 0;
        String choices = shown ? "" : " One of " + String.join(", ", opt.choices()) + ".";
        String more = opt.takesMany() && !opt.names().isEmpty() ? " May be repeated." : "";
        return opt.description()
                + choices
                + more
                + (opt.fallback().isEmpty() ? "" : " Default: " + opt.fallback().get() + ".");
    }

    private void exits(Cmd cmd) {
        StringBuilder line = new StringBuilder();
        for (int code : cmd.everyExit()) {
            line.append(line.length() == 0 ? "" : "; ").append(code).append(' ').append(ExitCodes.meaning(code));
        }
        wrapped(INDENT, line.append(". All: conveyor-driver help exit-codes").toString());
    }

    private void section(String heading) {
        text.append('\n').append(heading).append(":\n");
    }

    private void examples(Cmd cmd) {
        for (String line : cmd.examples()) {
            text.append(" ".repeat(INDENT)).append(line).append('\n');
        }
    }

    private void paragraphs(String details) {
        String all = details.strip();
        int from = 0;
        for (int end = all.indexOf(PARAGRAPH); end >= 0; end = all.indexOf(PARAGRAPH, from)) {
            wrapped(0, all.substring(from, end).replace('\n', ' '));
            text.append('\n');
            from = end + PARAGRAPH.length();
        }
        wrapped(0, all.substring(from).replace('\n', ' '));
    }

    /** Two columns; on a narrow terminal the second one comes below the first. */
    private void row(String left, String right) {
        int column = width < 60 ? 6 : COLUMN;
        text.append(" ".repeat(INDENT)).append(left);
        int at = INDENT + left.length();
        if (at + 2 > column) {
            text.append('\n');
            at = 0;
        }
        text.append(" ".repeat(column - at));
        words(column, right);
    }

    private void wrapped(int indent, String sentence) {
        text.append(" ".repeat(indent));
        words(indent, sentence);
    }

    /** Line by line and not word by word: the help of {@code run} has a thousand words (row {@code start} of the benchmark). */
    private void words(int indent, String sentence) {
        int room = width - indent;
        int from = 0;
        while (sentence.length() - from > room) {
            int end = sentence.lastIndexOf(' ', from + room);
            end = end > from ? end : sentence.indexOf(' ', from + room); // a word that is longer than the line
            if (end < 0) {
                break;
            }
            text.append(sentence.substring(from, end)).append('\n').append(" ".repeat(indent));
            from = end + 1;
        }
        text.append(sentence.substring(from)).append('\n');
    }
}
