package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.cli.option.Entry;
import ug.open.conveyor.driver.cli.option.Topic;

/** What people read names who acts, and gives units: the patterns that made it a riddle stay out. */
final class PlainWordsTest {
    private static final List<Pattern> RIDDLES = List.of(
            Pattern.compile("(?i)\\b(?:is|are|was|were|be|been|being) (?:said|told|asked)\\b"),
            Pattern.compile("(?i)\\bso (?:many|much|long|far)\\b"),
            Pattern.compile("(?i)\\bas far as\\b"),
            Pattern.compile("; (?:who|whoever|what|whatever)\\b"));

    /** A clause as the subject of a sentence, which is no question: "Who ended how is reported." */
    private static final Pattern CLAUSE = Pattern.compile("[-*# ]*(?:Who|Whoever|What|Whatever|Whether)\\b.*[.:;!]");

    private static final String SENTENCES = "(?<=[.:;?!])\\s+|\\s*[\\n|]\\s*| {2,}";

    @Test
    void inTheDocumentation() {
        List<String> riddles = new ArrayList<>();
        for (Markdown page : Markdown.all(Path.of("").toAbsolutePath())) {
            riddles.addAll(found(page.file().toString(), unwrapped(page.prose())));
        }
        assertThat(riddles).isEmpty();
    }

    @Test
    void inTheHelp() {
        List<String> riddles =
                new ArrayList<>(found("help", unwrapped(new Here().run("--help").out())));
        for (String path : paths(Cli.COMMANDS.rows())) {
            String help = new Here().run((path + " --help").split(" ")).out();
            riddles.addAll(found(path, unwrapped(help)));
        }
        for (Topic topic : Topic.values()) {
            riddles.addAll(
                    found(topic.word(), new Here().run("help", topic.word()).out()));
        }
        assertThat(riddles).isEmpty();
    }

    private static List<String> paths(List<Entry> entries) {
        List<String> paths = new ArrayList<>();
        for (Entry entry : entries) {
            if (!entry.hidden()) {
                paths.add(entry.path());
                paths.addAll(paths(entry.children()));
            }
        }
        return paths;
    }

    private static List<String> found(String place, String text) {
        List<String> found = new ArrayList<>();
        for (Pattern riddle : RIDDLES) {
            Matcher matcher = riddle.matcher(text);
            while (matcher.find()) {
                int from = Math.max(0, matcher.start() - 30);
                int to = Math.min(text.length(), matcher.end() + 30);
                found.add(place + ": " + text.substring(from, to).replace('\n', ' '));
            }
        }
        for (String sentence : text.split(SENTENCES)) {
            if (CLAUSE.matcher(sentence).matches()) {
                found.add(place + ": " + sentence);
            }
        }
        return found;
    }

    /** Each paragraph, bullet and row of a table on a line of its own. */
    private static String unwrapped(String text) {
        return text.replaceAll("(?<=[^\\n|:])\\n(?![\\n|#-]|\\d+\\. )[ ]*", " ");
    }
}
