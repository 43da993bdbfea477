package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Parser;
import ug.open.conveyor.driver.cli.option.UsageException;

/** Every command line that the documentation shows, in a block or within a sentence, is one that the tool takes. */
final class CommandLinesTest {
    private static final Pattern CODE = Pattern.compile("`(conveyor-driver [^`]+)`");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
    private static final List<String> LANGUAGES = List.of("sh", "console");

    @Test
    void parse() {
        List<String> wrong = new ArrayList<>();
        int lines = 0;
        List<Markdown> pages = new ArrayList<>(Markdown.manual());
        pages.add(Markdown.of(Path.of("CONTRIBUTING.md")));
        for (Markdown page : pages) {
            for (String line : lines(page)) {
                lines++;
                String problem = problem(words(line));
                if (!problem.isEmpty()) {
                    wrong.add(page.file() + ": " + line + ": " + problem);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(lines).isGreaterThan(40);
    }

    private static List<String> lines(Markdown page) {
        List<String> lines = new ArrayList<>();
        for (String language : LANGUAGES) {
            for (String block : page.blocks(language)) {
                Stream<String> typed = language.equals("console")
                        ? block.lines().filter(line -> line.startsWith("$ ")).map(line -> line.substring(2))
                        : block.lines();
                typed.forEach(line -> lines.addAll(commands(line)));
            }
        }
        Matcher code = CODE.matcher(page.prose());
        while (code.find()) {
            lines.addAll(commands(oneOf(code.group(1))));
        }
        return lines;
    }

    /** A sentence may show a choice of words, and that there may be more of one. */
    private static String oneOf(String line) {
        return line.replaceAll("(\\w)\\|[\\w|]+", "$1").replace("…", "");
    }

    /** The calls of this tool in a line of a shell, from the word behind its name on. */
    private static List<String> commands(String line) {
        List<String> commands = new ArrayList<>();
        for (String part : line.replaceFirst("(^| +)# .*", "").split(" && | \\| |; |\\$\\(|\\)")) {
            Matcher call = Pattern.compile("^(?:[A-Z_]+=\\S+ )*(?:\\S*/)?conveyor-driver (.+)$")
                    .matcher(part.strip());
            if (call.find() && !call.group(1).startsWith("COMMAND ")) {
                commands.add(call.group(1));
            }
        }
        return commands;
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            words.add(Stream.of(word.group(1), word.group(2), word.group(3))
                    .filter(text -> text != null)
                    .findFirst()
                    .orElseThrow());
        }
        return words;
    }

    /** What the tool would say about these words; nothing where it takes them. */
    private static String problem(List<String> words) {
        List<Entry> entries = Cli.COMMANDS.rows();
        int at = 0;
        Entry entry = Entry.find(entries, words.get(at++));
        while (entry != null && at < words.size() && Entry.find(entry.children(), words.get(at)) != null) {
            entry = Entry.find(entry.children(), words.get(at++));
        }
        if (entry == null) {
            return "no such command";
        }
        Cmd cmd = Cli.COMMANDS.create(entry, new Here().environment());
        try {
            Parser.parse(cmd, words.subList(at, words.size()));
            return "";
        } catch (UsageException e) {
            return e.getMessage();
        }
    }
}
