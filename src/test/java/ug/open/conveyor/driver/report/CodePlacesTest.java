package ug.open.conveyor.driver.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which line of the author's code a log leads to. */
final class CodePlacesTest {
    @TempDir
    Path top;

    @BeforeEach
    void checkout() throws IOException {
        for (String file : List.of(
                "app/src/main/java/com/example/Main.java",
                "app/build.py",
                "lib/tools.py",
                "cmd/main.go",
                "node/index.js",
                "rust/src/main.rs",
                "node_modules/left/pad.js")) {
            Files.createDirectories(top.resolve(file).getParent());
            Files.writeString(top.resolve(file), "");
        }
    }

    private List<String> places(String log) {
        List<ReportedLine> lines = new ArrayList<>();
        log.lines().forEach(line -> lines.add(new ReportedLine(0, "info", line)));
        return new CodePlaces(new SourceTree(top, top.resolve("app")))
                .of(lines, 3).stream()
                        .map(place -> place.file() + ":" + place.line() + ":" + place.column() + " " + place.text())
                        .toList();
    }

    @Test
    void javaTracesLeadToTheFirstFrameOfTheAuthor() {
        assertThat(places("""
                        Exception in thread "main" java.lang.IllegalStateException: no
                        \tat java.base/java.util.Optional.get(Optional.java:143)
                        \tat com.example.Main$Inner.lambda$go$0(Main.java:12)
                        \tat com.example.Main.main(Main.java:5)"""))
                .containsExactly(
                        "app/src/main/java/com/example/Main.java:12:0 Exception in thread \"main\" java.lang.IllegalStateException: no");
    }

    @Test
    void pythonTracesLeadToTheLastFrameOfTheAuthor() {
        assertThat(places("""
                        Traceback (most recent call last):
                          File "build.py", line 3, in <module>
                            main()
                          File "%s/lib/tools.py", line 9, in clone
                            raise ValueError("no")
                          File "/usr/lib/python3/subprocess.py", line 1, in run
                            x
                        ValueError: no""".formatted(top))).containsExactly("lib/tools.py:9:0 ValueError: no");
    }

    @Test
    void goPanicsAndJavaScriptAndRustLeadToTheFirstFrameOfTheAuthor() {
        assertThat(places("panic: no\n\ngoroutine 1 [running]:\nmain.main()\n\t" + top
                        + "/cmd/main.go:7 +0x1d\nexit status 2"))
                .containsExactly("cmd/main.go:7:0 panic: no");
        assertThat(places("TypeError: no\n    at run (file://" + top
                        + "/node/index.js:3:11)\n    at node:internal/main:1:2"))
                .containsExactly("node/index.js:3:11 TypeError: no");
        assertThat(places("thread 'main' panicked at src/main.rs:4:5:\nno"))
                .containsExactly("rust/src/main.rs:4:5 thread 'main' panicked at src/main.rs:4:5:");
    }

    @Test
    void compilersLeadToEachOfTheirMessages() {
        assertThat(places("""
                        src/main/java/com/example/Main.java:12: error: ';' expected
                        ../cmd/main.go:12:3: undefined: x
                        ../cmd/main.go:12:9: undefined: y"""))
                .containsExactly(
                        "app/src/main/java/com/example/Main.java:12:0 src/main/java/com/example/Main.java:12: error: ';' expected",
                        "cmd/main.go:12:3 ../cmd/main.go:12:3: undefined: x");
        assertThat(places("error[E0425]: cannot find value `x`\n --> src/main.rs:4:5"))
                .containsExactly("rust/src/main.rs:4:5 error[E0425]: cannot find value `x`");
    }

    @Test
    void whatIsNotOfTheCheckoutIsNoPlace() {
        assertThat(
                        places(
                                "at a.B.c(B.java:1)\n/etc/passwd:1:2: root\n../../../etc/passwd.txt:1: x\nleft/pad.js:1:1\n10:30:15 main.go:99999999999: x"))
                .isEmpty();
    }
}
