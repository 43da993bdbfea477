package ug.open.conveyor.driver.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.cli.Cli;
import ug.open.conveyor.driver.cli.Here;
import ug.open.conveyor.driver.cli.SampleCommands;
import ug.open.conveyor.driver.cli.option.Cmd;
import ug.open.conveyor.driver.cli.option.CommandTable;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.host.Environment;

/** What the tool answers to the script of PowerShell: the same as the script of bash completes. */
final class NextWordsTest {
    @TempDir
    Path folder;

    /** The real rows, and commands with an option of every sort for some of them. */
    private static final CommandTable TABLE = new CommandTable() {
        @Override
        public List<Entry> rows() {
            return Cli.COMMANDS.rows();
        }

        @Override
        public Cmd create(Entry row, Environment env) {
            return SampleCommands.all(env).stream()
                    .filter(cmd -> cmd.entry.path().equals(row.path()))
                    .findFirst()
                    .orElseGet(() -> Cli.COMMANDS.create(row, env));
        }
    };

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = ':',
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '`',
            nullValues = "none",
            textBlock = """
            r|:run replay runs record
            --ve|:--verbose --version
            __|:none
            --nonsense|:none
            nonsense|x|:none
            run|--f|:--fail-fast
            run|--s|:none
            run|-x|--ti|:--timeout
            run|--output|r|:raw-bytes
            run|--output=r|:--output=raw-bytes
            run|--output||:text json raw-bytes
            run|-o|:-o
            run|--color|al|:always
            --color|always|repl|:replay
            --color|al|:always
            --color|always|run|--ti|:--timeout
            replay|@|:'@last' '@failed'
            replay|@l|:'@last'
            replay|'@l|:'@last'
            replay|"@l"|:'@last'
            replay|--run|@f|:'@failed'
            replay|--run=@f|:--run=@failed
            replay|x|@f|:'@failed'
            runs|s|:show
            runs|--fa|:--failed
            runs|export|--fa|:--failed
            run|--home|'my folder'|--ti|:--timeout
            run|--home|:--home
            run|--home||:none
            run|--|ba|:none
            run|--only|ev|:event=
            run|--only=res|:--only=resource=
            replay|--report|h|:html=
            replay|--report|html=|:html=folder/ html=page.html
            replay|--report|html=p|:html=page.html
            replay|--report=html=folder/|:--report=html=folder/inside.html
            replay|--report|html=none/|:none
            replay|--report|github=|:none
            completion|p|:powershell
            help|exit|:exit-codes
            help|runs|sh|:show
            help|run|sh|:none
            help|runs|--|:none
            server|resource|d|:delete
            """)
    void answers(String line, String expected) throws IOException {
        Files.createFile(folder.resolve("page.html"));
        Files.createFile(Files.createDirectory(folder.resolve("folder")).resolve("inside.html"));
        List<String> typed = List.of(line.substring(0, line.length() - 1).split("\\|", -1));
        List<String> answers = words(String.join("\n", typed) + "\r\n");
        assertThat(answers).containsExactlyElementsOf(expected == null ? List.of() : List.of(expected.split(" ")));
    }

    @Test
    void theFirstWordIsACommandThatHelpShows() throws IOException {
        assertThat(words("\r\n")).containsExactlyElementsOf(Entry.names(Cli.COMMANDS.rows()));
    }

    @Test
    void eachWordHasADescriptionOfOneLine() throws IOException {
        for (String line : lines("run\n--\n")) {
            assertThat(line).matches("[^\t]+\t[^\t]+");
        }
        assertThat(lines("run\n--fail\n")).containsExactly("--fail-fast\tStop early");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFFruns\nsho", "runs\r\nsho\r\n", "runs\nsho\n", "runs\nsho"})
    void readsWhatEachPowerShellSends(String input) throws IOException {
        assertThat(words(input)).containsExactly("show");
    }

    @Test
    void aQuoteInsideAWordIsWrittenTwice() throws IOException {
        PowerShellWords words = PowerShellWords.read(bytes("'it''s'\n\"a \"\"b\"\"\"\n'\n\n"));
        assertThat(words.words()).containsExactly("it's", "a \"b\"", "");
        assertThat(words.typed()).isEmpty();
    }

    private List<String> words(String input) throws IOException {
        List<String> words = new ArrayList<>();
        for (String line : lines(input)) {
            words.add(line.substring(0, line.indexOf('\t')));
        }
        return words;
    }

    private List<String> lines(String input) throws IOException {
        Environment env = new Here().folder(folder).environment();
        return PowerShellWords.read(bytes(input)).next(new NextWords(TABLE, env, new LiveWords(env)));
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
