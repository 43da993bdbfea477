package ug.open.conveyor.driver.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.installed.Installation;
import ug.open.conveyor.driver.installed.Installation.Outcome;
import ug.open.conveyor.driver.installed.Seen;

/**
 * The batch file that starts the tool: signs of cmd in names and words, the options of Java, the class-data archive. Wine's cmd cannot show two things,
 * which are left out: a percent sign in a word or in the name of the installation's folder, and exclamation marks in what cmd itself writes.
 */
@Tag("windows")
final class LauncherWindowsIT {
    /** Two Javas make the archive one after the other, and each may take as long as the tool gives it. */
    private static final long LIMIT_SECONDS = 120;

    private static final String SHOWN = "-XX:+PrintCommandLineFlags";

    @TempDir
    Path home;

    private final List<Path> links = new ArrayList<>();
    private Prompt prompt;

    @BeforeEach
    void prepare() {
        prompt = Prompt.in(home);
    }

    @AfterEach
    void removeLinks() throws IOException {
        for (Path link : links) {
            Files.delete(link); // JUnit warns of links that lead out of its folder
        }
    }

    private Path javaAt(String name) throws IOException {
        Path link = home.resolve(name);
        Files.createDirectories(link.getParent());
        links.add(Files.createSymbolicLink(link, WindowsJava.home()));
        return link;
    }

    private static String launcher(Path installed) {
        return "\"" + Wine.path(installed) + ".bat\"";
    }

    @ParameterizedTest
    @ValueSource(strings = {"a & b", "(x) !y!", "x^y", "it's = fine, too"})
    void installationAndJavaMayHaveSignsOfCmdInTheirNames(String name) throws IOException {
        Path installed = Installation.copyTo(home.resolve("tools " + name));
        prompt.with("JAVA_HOME", Wine.path(javaAt("java " + name)))
                .run(launcher(installed) + " --version")
                .ends(0)
                .prints("conveyor-driver ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"R&D", "(x) !y!", "x^y", "50%% off"})
    void soMayTheFolderInWhichItIsStarted(String name) {
        prompt.run("mkdir \"" + name + "\" & cd \"" + name
                        + "\" & conveyor-driver run --events ..\\events.jsonl -- cmd /c echo here")
                .ends(0)
                .prints("here\nhere\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "\"a&b\" ~ a&b",
                "\"a|b<c>d\" ~ a|b<c>d",
                "\"x^y\" ~ x^y",
                "!PATH! ~ !PATH!",
                "\"a  b\" ~ a  b",
                "\"\" ~ ``",
                "a=b,c;d ~ a=b,c;d",
                "\"say \\\"hi\\\"\" ~ say \"hi\"",
            })
    void aWordArrivesAsItIs(String typed, String word) {
        prompt.run("conveyor-driver " + typed).ends(2).says("'" + word + "'");
        prompt.run("conveyor-driver run " + typed + " --nonsense " + typed)
                .ends(2)
                .says("--nonsense");
    }

    @Test
    void itIsFoundOnThePathBetweenQuotesToo() {
        prompt.run("\"conveyor-driver\" --version").ends(0).prints("conveyor-driver ");
        prompt.run("\"conveyor-driver.bat\" --version").ends(0).prints("conveyor-driver ");
    }

    @Test
    void aJavaOfTheInstallationsOwnComesFirst() throws IOException {
        Path installed = Installation.copyTo(home.resolve("whole"));
        javaAt("whole/runtime");
        prompt.with("JAVA_HOME", "C:\\no\\where")
                .run(launcher(installed) + " --version")
                .ends(0)
                .prints("conveyor-driver ");
    }

    @Test
    void javaHomeMayStandBetweenQuotes() {
        String java = Wine.path(WindowsJava.home());
        prompt.with("JAVA_HOME", "\"" + java + "\\\"")
                .run("conveyor-driver --version")
                .ends(0);
    }

    @Test
    void saysThatThereIsNoJava() {
        assertThat(prompt.with("JAVA_HOME", "C:\\R&D\\jdk")
                        .start("conveyor-driver --version")
                        .outcome())
                .isEqualTo(
                        new Outcome(
                                127,
                                "",
                                "conveyor-driver: no Java at C:\\R&D\\jdk\\bin\\java.exe: JAVA_HOME must name a JDK, 17 or newer\r\n"));
        assertThat(prompt.with("JAVA_HOME", "")
                        .start("conveyor-driver --version")
                        .outcome())
                .isEqualTo(
                        new Outcome(
                                127,
                                "",
                                "conveyor-driver: no Java found: put java on the PATH or set JAVA_HOME to a JDK, 17 or newer\r\n"));
    }

    @Test
    void saysThatJavaCannotReadAFolderWithASemicolon() throws IOException {
        Path installed = Installation.copyTo(home.resolve("a;b"));
        assertThat(prompt.start(launcher(installed) + " --version").outcome())
                .isEqualTo(new Outcome(
                        2,
                        "",
                        "conveyor-driver: Java finds nothing in a folder with a semicolon in its name: move "
                                + Wine.path(home.resolve("a;b")) + "\r\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "--version                           ~ -XX:TieredStopAtLevel=1 ~ -XX:InitialHeapSize=100663296",
                "run --events=x --help               ~ -XX:TieredStopAtLevel=1 ~ -XX:InitialHeapSize=100663296",
                "run --events x -- true              ~ -XX:CompileThresholdScaling=3 ~ -XX:FreqInlineSize",
                "run --no-such-option                ~ -XX:FreqInlineSize=100 ~ -XX:TieredStopAtLevel",
                "--color=never run --no-such-option  ~ -XX:InitialHeapSize=100663296 ~ -XX:TieredStopAtLevel",
                "run --events=x --no-such-option     ~ -XX:TieredStopAtLevel=1 ~ -XX:FreqInlineSize",
                "run --events \"many events\" --no-such ~ -XX:FreqInlineSize=100 ~ -XX:TieredStopAtLevel",
                "run --events=few --no-such-option   ~ -XX:TieredStopAtLevel=1 ~ -XX:FreqInlineSize",
                "replay nowhere --no-such-option     ~ -XX:TieredStopAtLevel=1 ~ -XX:FreqInlineSize",
                "run demo --no-such-option           ~ -XX:CompileThresholdScaling=3 ~ -XX:FreqInlineSize",
                "run \"of java\" --no-such-option    ~ -XX:FreqInlineSize=100 ~ -XX:TieredStopAtLevel",
                "run demo \"of java\" --no-such-one  ~ -XX:FreqInlineSize=100 ~ -XX:TieredStopAtLevel",
                "logs --grep=x --help                ~ -XX:CompileThresholdScaling=3 ~ -XX:TieredStopAtLevel",
                "run --program --no-such-option      ~ -XX:CompileCommand=quiet ~ -XX:FreqInlineSize",
                "run --program --events few --no-one ~ -XX:CompileThresholdScaling=3 ~ -XX:CompileCommand",
                "run --program --events some --no    ~ -XX:CompileCommand=quiet ~ -XX:FreqInlineSize",
                "replay @last --program --no-such    ~ -XX:CompileThresholdScaling=3 ~ -XX:CompileCommand",
                "run \"a program\" --no-such-one     ~ com.fasterxml.*::*,0.1 ~ -XX:FreqInlineSize",
                "run \"a program\" demo --no-such    ~ java.util.concurrent.*::*,0.1 ~ -XX:FreqInlineSize",
                "run \"a program\" \"of java\" --no   ~ -XX:FreqInlineSize=100 ~ -XX:CompileCommand",
                "record --no-such-option             ~ -XX:FreqInlineSize=100 ~ -XX:CompileThresholdScaling",
            })
    void javaGetsTheOptionsThatSuitTheCommand(String line, String with, String without) throws IOException {
        prompt.driver("rem");
        prompt.write("of java/driver.yaml", "name: a\nenv:\n  run: x\njava: A\n");
        prompt.write("a program/driver.yaml", "name: b\nprogram: [x]\n");
        prompt.write("few", "");
        prompt.write("some", " ".repeat((32 << 10) + 1));
        try (RandomAccessFile events =
                new RandomAccessFile(prompt.folder().resolve("many events").toFile(), "rw")) {
            events.setLength(33 << 20);
        }
        Seen seen = prompt.with("CONVEYOR_DRIVER_JAVA_OPTS", SHOWN).run("conveyor-driver " + line);
        assertThat(seen.out()).contains(with).doesNotContain(without);
    }

    @ParameterizedTest
    @CsvSource({
        "-Xmx64m, -XX:GCTimeRatio=4, -XX:InitialHeapSize=100663296",
        "-Xms8m -Xmx64m, -XX:InitialHeapSize=8388608, -XX:GCTimeRatio=4",
        "-XX:MaxRAMPercentage=5, -XX:GCTimeRatio=4, -XX:InitialHeapSize=100663296",
        "-XX:+UseParallelGC, -XX:+UseParallelGC, -XX:+UseSerialGC"
    })
    void whatAUserSaysToJavaHolds(String options, String with, String without) {
        Seen seen = prompt.with("CONVEYOR_DRIVER_JAVA_OPTS", SHOWN + " " + options)
                .run("conveyor-driver run --no-such-option");
        assertThat(seen.out()).contains(with).doesNotContain(without);
    }

    @Test
    void aCommandGetsTheVariablesOfTheUserAlone() {
        assertThat(prompt.run("conveyor-driver run --quiet --events events.jsonl -- cmd /c set")
                        .ends(0)
                        .out())
                .contains("JAVA_HOME=")
                .doesNotContain("_cd_");
    }

    @Test
    void theFirstStartLeavesAnArchiveThatLaterOnesUse() throws IOException {
        Prompt outside = prompt.with("CI", "");
        outside.run("conveyor-driver nonsense").ends(2);
        assertThat(prompt.cache()).doesNotExist();
        outside.run("conveyor-driver --version").ends(0).printsOnly(version());
        Installation.await(
                "an archive", LIMIT_SECONDS, () -> archives() == 1 && files("start") == 1 && files(".lst") == 0);
        assertThat(classes(outside)).contains(".cli.Main source: shared objects file");
        outside.run("conveyor-driver doctor").prints("the class-data archive makes starts fast: ");
        assertThat(classes(prompt)).doesNotContain(".cli.Main source: shared objects file"); // with CI
        assertThat(archives()).isEqualTo(1);
    }

    @Test
    void anArchiveThatIsSpoiltIsNoTrouble() throws IOException {
        Prompt outside = prompt.with("CI", "");
        outside.run("conveyor-driver --version").ends(0);
        Installation.await("an archive", LIMIT_SECONDS, () -> files("start") == 1 && files(".lst") == 0);
        Path start = found("start").get(0);
        for (String line :
                List.of("", "|||", "-XX:+UseSerialGC|x|nothing.jsa", "& echo spoilt|x|..\\..\\x.jsa", "-version|x|y")) {
            Files.writeString(start, line + "\r\n");
            outside.run("conveyor-driver nonsense").ends(2).doesNotSay("spoilt").printsOnly("");
        }
    }

    private static String version() {
        return "conveyor-driver " + System.getProperty("project.version", "0.1.0") + "\n";
    }

    private String classes(Prompt user) {
        return user.with("CONVEYOR_DRIVER_JAVA_OPTS", "-Xlog:class+load")
                .run("conveyor-driver --version")
                .out();
    }

    private int archives() {
        return files(".jsa");
    }

    private int files(String end) {
        return found(end).size();
    }

    private List<Path> found(String end) {
        try (Stream<Path> files = Files.exists(prompt.cache()) ? Files.walk(prompt.cache()) : Stream.empty()) {
            return files.filter(file -> file.toString().endsWith(end) && Files.isRegularFile(file))
                    .toList();
        } catch (IOException e) {
            return List.of(); // a file that went while it was looked at: the caller asks again
        }
    }
}
