package ug.open.conveyor.driver.terminal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Asks questions on the terminal, with line editing. Only for a terminal; closing it gives the terminal back as it was. */
public final class Prompts implements AutoCloseable {
    /** The user pressed Ctrl-C or Ctrl-D, or said no: the command ends with its message and 130, and has done nothing. */
    public static final class CancelledException extends Exception {
        public CancelledException() {
            super("cancelled; nothing was done");
        }
    }

    /**
     * One of several answers.
     *
     * @param value what is typed, at least a beginning of it that no other has
     * @param summary what it means, a few words
     */
    public record Choice(String value, String summary) {}

    private final Terminal terminal;
    private final Style style;

    private Prompts(Terminal terminal, Style style) {
        this.terminal = terminal;
        this.style = style;
    }

    /** Takes the terminal of the process. */
    public static Prompts open(Style style) throws IOException {
        return new Prompts(builder().build(), style);
    }

    /**
     * The terminal of the process. The library would write an emoji to learn its width, and take keys that were typed meanwhile for the answer
     * (findings/jline-writes-while-it-opens.sh).
     */
    static TerminalBuilder builder() {
        return TerminalBuilder.builder().system(true).graphemeCluster(false);
    }

    /** On a terminal that is given. */
    static Prompts on(Terminal terminal, Style style) {
        return new Prompts(terminal, style);
    }

    /**
     * Asks for a text until there is nothing against it.
     *
     * @param question a few words, without a colon
     * @param byDefault what an empty answer means; empty where there must be one
     * @param problem what is wrong with an answer, a sentence; empty where nothing is
     */
    public String text(String question, String byDefault, Function<String, Optional<String>> problem)
            throws CancelledException {
        LineReader reader = reader(List.of());
        while (true) {
            String answer = ask(reader, question, byDefault);
            Optional<String> wrong =
                    answer.isEmpty() ? Optional.of("an answer is needed; Ctrl-C ends this") : problem.apply(answer);
            if (wrong.isEmpty()) {
                return answer;
            }
            say("  " + style.warn(wrong.get()));
        }
    }

    /**
     * Lets choose one of several; Tab completes.
     *
     * @param question a few words, without a colon
     * @param choices in the order in which they are shown
     * @param byDefault the value that an empty answer means
     * @return the value of the choice
     */
    public String choice(String question, List<Choice> choices, String byDefault) throws CancelledException {
        List<String> values = choices.stream().map(Choice::value).toList();
        int widest = values.stream().mapToInt(Columns::of).max().orElse(0);
        for (Choice choice : choices) {
            say("  " + style.bold(Columns.pad(choice.value(), widest)) + "  " + style.dim(choice.summary()));
        }
        LineReader reader = reader(values);
        while (true) {
            String answer = ask(reader, question, byDefault);
            List<String> meant = values.contains(answer)
                    ? List.of(answer)
                    : values.stream().filter(value -> value.startsWith(answer)).toList();
            if (meant.size() == 1) {
                return meant.get(0);
            }
            say("  " + style.warn("one of " + String.join(", ", values) + ", please"));
        }
    }

    private String ask(LineReader reader, String question, String byDefault) throws CancelledException {
        String hint = byDefault.isEmpty() ? "" : " " + style.dim("[" + byDefault + "]");
        try {
            String answer = reader.readLine(style.bold(question) + hint + ": ").strip();
            return answer.isEmpty() ? byDefault : answer;
        } catch (UserInterruptException | EndOfFileException e) {
            throw new CancelledException();
        }
    }

    private LineReader reader(List<String> completions) {
        DefaultParser words = new DefaultParser(); // an answer is text: no quotes, no escapes, no further lines
        words.setQuoteChars(new char[0]);
        words.setEscapeChars(new char[0]);
        return LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(words)
                .completer(new StringsCompleter(completions))
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.INSERT_TAB, false)
                .variable(LineReader.DISABLE_HISTORY, true)
                .build();
    }

    private void say(String line) {
        terminal.writer().println(line);
        terminal.flush();
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }
}
