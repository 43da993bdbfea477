package ug.open.conveyor.driver.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.installed.Installation;
import ug.open.conveyor.driver.installed.Project;
import ug.open.conveyor.driver.installed.Scene;

/** Names as people give them to folders and files on Windows, and a driver in Java. */
@Tag("windows")
final class PlacesIT {
    @TempDir
    Path home;

    private Prompt prompt;

    @BeforeEach
    void prepare() {
        prompt = Prompt.in(home);
    }

    @ParameterizedTest
    @ValueSource(strings = {"my driver", "R&D", "a (copy)", "deep\\er\\folder"})
    void aProjectAndItsEventsAreAnywhere(String name) {
        Prompt there = prompt.at(name.replace('\\', '/'));
        there.driver("cd").write("of today.jsonl", Scene.event("run-0001"));
        prompt.run("conveyor-driver run \"" + name + "\\demo\" --events \"" + name + "\\of today.jsonl\"")
                .ends(0)
                .prints(Wine.path(there.folder().resolve("demo")));
        prompt.run("conveyor-driver logs @last")
                .ends(0)
                .prints(Wine.path(there.folder().resolve("demo")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "demo\\", ".\\demo", "demo/", "..\\work\\demo"})
    void aProjectIsNamedInAnyWay(String path) {
        prompt.driver("echo here");
        prompt.run("conveyor-driver run " + path + " --events .\\events.jsonl")
                .ends(0)
                .prints("here");
    }

    @Test
    void inTheFolderOfTheProjectNothingIsNamed() {
        prompt.driver("echo here");
        prompt.at("demo")
                .run("conveyor-driver run --events ..\\events.jsonl")
                .ends(0)
                .prints("here");
    }

    @Test
    void theInstallationIsAnywhere() throws IOException {
        Path launcher = Installation.copyTo(home.resolve("Program Files/the tool"));
        prompt.with("PATH", "C:\\windows\\system32")
                .run("\"" + Wine.path(launcher) + ".bat\" run --events events.jsonl -- cmd /c echo here")
                .ends(0)
                .prints("here\nhere\n");
    }

    @Test
    void aJavaOnThePathIsEnough() {
        prompt.with("JAVA_HOME", "")
                .with(
                        "PATH",
                        Wine.path(Installation.BUILT.resolve("bin")) + ";"
                                + Wine.path(WindowsJava.home().resolve("bin")) + ";C:\\windows\\system32")
                .run("conveyor-driver --version")
                .ends(0)
                .prints("conveyor-driver ");
    }

    @Test
    void aJavaDriverThatWasCompiledBeforeIsRunAndItsLinesAreKeptInUtf8() {
        Project.java(prompt.folder().resolve("demo"), 1, """
                System.out.println("Gr\\u00fc\\u00dfe, \\u25b6 " + message.runId());
                context.logger().warn("from " + System.getProperty("os.name").split(" ")[0]);
                return DriverResult.success("done");""");
        prompt.run("conveyor-driver run demo --events events.jsonl --max-events 1")
                .ends(0)
                .prints("Gr\u00fc\u00dfe, \u25b6 run-0001\n", "from Windows");
        assertThat(prompt.run("conveyor-driver logs @last -o raw").ends(0).out())
                .isEqualTo("Gr\u00fc\u00dfe, \u25b6 run-0001\nfrom Windows\n");
    }

    @Test
    void theRunStoreIsWhereItIsWanted() {
        prompt.with("CONVEYOR_DRIVER_HOME", "kept here")
                .run("conveyor-driver run --events events.jsonl -- cmd /c exit")
                .ends(0);
        assertThat(prompt.folder().resolve("kept here/sessions")).isDirectory();
    }
}
