package ug.open.conveyor.driver.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file of contexts: where it is, what it says, and what becomes of it. */
final class ContextsFileTest {
    @TempDir
    Path home;

    private ContextsFile file() {
        return ContextsFile.of(Map.of("XDG_CONFIG_HOME", home.toString()), "?");
    }

    private Path path() {
        return home.resolve("conveyor-driver/contexts.yaml");
    }

    private static ServerContext context(String name) {
        return new ServerContext(name, Map.of(Setting.NATS, "nats://" + name + ":4222"), false);
    }

    private void write(String text) throws IOException {
        Files.createDirectories(path().getParent());
        Files.writeString(path(), text);
    }

    @Test
    void itIsWhereConfigurationOfThisUserIs() {
        Path own = Path.of("conveyor-driver", "contexts.yaml");
        assertThat(place(Map.of("XDG_CONFIG_HOME", "/c", "HOME", "/h"), "/u"))
                .isEqualTo(Path.of("/c").resolve(own));
        assertThat(place(Map.of("XDG_CONFIG_HOME", "not/absolute", "HOME", "/h"), "/u"))
                .isEqualTo(Path.of("/h/.config").resolve(own));
        assertThat(place(Map.of(), "/u")).isEqualTo(Path.of("/u/.config").resolve(own));
    }

    private static Path place(Map<String, String> environment, String userHome) {
        return ContextsFile.of(environment, userHome).read().file();
    }

    @Test
    void withoutAHomeThereAreNoContextsAndNoneCanBeMade() {
        ContextsFile nowhere = ContextsFile.of(Map.of(), "?");
        assertThat(nowhere.read().all()).isEmpty();
        assertThatThrownBy(() -> nowhere.change(now -> now))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("set XDG_CONFIG_HOME to a folder");
    }

    @Test
    void everyValueComesBackAsItWas() {
        Map<Setting, String> odd = Map.of(
                Setting.API, "https://host.example/a'b",
                Setting.NATS, "nats://me:p%22w%5Cd@host:4222",
                Setting.CA, "/keys/a \"b\" \\ c: d # e.pem",
                Setting.CERT, "/keys/\u00e9\ud83d\ude00\u007f\u0085\u2028.pem",
                Setting.KEY, "/keys/a\tb\nc");
        ServerContext context = new ServerContext("1.5", odd, true);
        Contexts kept =
                file().change(now -> now.with(context).with(context("true")).using(Optional.of("1.5")));
        assertThat(file().read()).isEqualTo(kept);
        assertThat(file().read().get("1.5").values()).isEqualTo(odd);
        assertThat(file().read().current()).contains("1.5");
    }

    @Test
    void aValueThatYamlCannotHoldChangesNothing() throws IOException {
        file().change(now -> now.with(context("a")));
        String before = Files.readString(path());
        ServerContext odd = new ServerContext("b", Map.of(Setting.KEY, "/keys/\ufffe"), false);
        assertThatThrownBy(() -> file().change(now -> now.with(odd))).isInstanceOf(ConfigException.class);
        assertThat(path()).hasContent(before);
    }

    @Test
    void onlyItsOwnerCanReadItWhateverItWasBefore() throws IOException {
        write("contexts: {}\n");
        Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString("rw-rw-rw-"));
        file().change(now -> now.with(context("a")));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                .isEqualTo("rw-------");
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path real = Files.writeString(home.resolve("dotfiles.yaml"), "contexts: {}\n");
        Files.createDirectories(path().getParent());
        Files.createSymbolicLink(path(), real);
        file().change(now -> now.with(context("a")));
        assertThat(path()).isSymbolicLink();
        assertThat(Files.readString(real)).contains("nats://a:4222");
        Files.delete(real);
        assertThatThrownBy(() -> file().change(now -> now))
                .hasMessage("cannot write " + path() + ": " + path() + " is a link to a file that is not there");
    }

    @Test
    void whatAKilledWriterLeftIsNoHindrance() throws IOException {
        write("contexts: {}\n");
        Files.writeString(path().resolveSibling("contexts.yaml.new"), "half");
        file().change(now -> now.with(context("a")));
        assertThat(file().read().names()).containsExactly("a");
        assertThat(path().resolveSibling("contexts.yaml.new")).doesNotExist();
    }

    @Test
    void threadsThatWriteAtOnceLoseNothing() throws InterruptedException {
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String name = "c" + i;
            writers.add(new Thread(() -> file().change(now -> now.with(context(name)))));
        }
        writers.forEach(Thread::start);
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(file().read().names()).hasSize(10);
    }

    @Test
    void anEmptyFileHasNone() throws IOException {
        for (String text : List.of("", "\n", "# nothing yet\n", "contexts: {}\n")) {
            write(text);
            assertThat(file().read().all()).as(text).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a list                              | 1:1: expected 'contexts:' and contexts below it, not text
            contexts: [a]                       | 1:11: contexts must be a mapping such as {local: {nats: nats://localhost:4222}}, not a list
            context: {}                         | 1:1: unknown key 'context'; did you mean 'contexts'?
            contexts: {a: {natz: x}}            | 1:16: unknown key 'contexts.a.natz'; did you mean 'nats'?
            contexts: {a: nats://x}             | 1:15: contexts.a must be settings such as {local: {nats: nats://localhost:4222}}, not text
            contexts: {'a b': {}}               | 1:12: 'a b' cannot name a context
            contexts: {a: {api: 'x:1'}}         | 1:21: contexts.a.api: 'x:1' is no URL that works here: write http://x:1
            contexts: {a: {nats: 'nats:me:pw@h'}} | 1:22: contexts.a.nats: 'nats:***@h' is no URL
            contexts: {a: {ca: ca.pem}}         | 1:20: contexts.a.ca must be an absolute path, not 'ca.pem'
            contexts: {a: {production: yes}}    | 1:28: contexts.a.production must be true or false, not text
            contexts: {a: {api: 7}}             | 1:21: contexts.a.api must be text, not a number
            current: b                          | 1:10: current names a context that is not below: 'b'
            contexts: {a: {}                    | expected ',' or '}'
            """)
    void eachProblemIsNamedWithItsPlaceAndNothingIsWritten(String text, String problem) throws IOException {
        write(text);
        assertThatThrownBy(() -> file().read())
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(path().toString())
                .hasMessageContaining(problem)
                .hasMessageNotContaining("pw");
        assertThatThrownBy(() -> file().change(now -> now.with(context("a")))).hasMessageContaining(problem);
        assertThat(path()).hasContent(text);
    }

    @Test
    void whatIsNoTextFileIsSaid() throws IOException {
        Files.createDirectories(path());
        assertThatThrownBy(() -> file().read()).hasMessage(path() + " is a folder, where contexts should be");
        assertThatThrownBy(() -> file().change(now -> now))
                .hasMessage(path() + " is a folder, where contexts should be");
        Files.delete(path());
        Files.write(path(), "contexts: \u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> file().read()).hasMessage(path() + " is not UTF-8 text: save it as UTF-8");
        Files.write(path(), new byte[(1 << 20) + 1]);
        assertThatThrownBy(() -> file().read()).hasMessageEndingWith("more than 1 MiB: that is no file of contexts");
    }

    @Test
    void aPipeOrAFolderInThePlaceOfAFileIsNamedAtOnce() throws Exception {
        Files.createDirectories(path().getParent());
        for (String name : List.of("contexts.yaml.lock", "contexts.yaml")) {
            Path at = path().resolveSibling(name);
            assertThat(new ProcessBuilder("mkfifo", at.toString()).start().waitFor())
                    .isZero();
            assertThatThrownBy(() -> file().change(now -> now))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining(at + (name.endsWith("lock") ? ": it is no file" : " is no file"));
            Files.delete(at);
        }
        Path left = path().resolveSibling("contexts.yaml.new");
        Files.createDirectories(left.resolve("full"));
        assertThatThrownBy(() -> file().change(now -> now))
                .hasMessageEndingWith(left + ": it is a folder that is not empty; remove it");
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path blocked = Files.writeString(home.resolve("conveyor-driver"), "a file");
        assertThatThrownBy(() -> file().change(now -> now))
                .isInstanceOf(ConfigException.class)
                .hasMessage("cannot write " + path() + ": " + blocked + " is no folder");
        assertThatThrownBy(() -> ContextsFile.of(Map.of("XDG_CONFIG_HOME", "/proc/x"), "?")
                        .change(now -> now))
                .hasMessageEndingWith(": /proc/x cannot be made");
    }

    @Test
    void aNameThatDoesNotExistGetsTheNearest() {
        Contexts none = file().read();
        assertThatThrownBy(() -> none.get("prod"))
                .hasMessage("there is no context 'prod', and none at all in " + path()
                        + ": make one with 'conveyor-driver context add'");
        Contexts two = none.with(context("prod")).with(context("staging"));
        assertThatThrownBy(() -> two.without("prdo"))
                .hasMessage("there is no context 'prdo' in " + path() + "; did you mean prod?");
        assertThatThrownBy(() -> two.using(Optional.of("x"))).hasMessageEndingWith("; the contexts are prod, staging");
        assertThat(two.using(Optional.of("prod")).without("prod").current()).isEmpty();
        assertThat(two.toString() + two.get("prod")).doesNotContain("nats://");
    }
}
