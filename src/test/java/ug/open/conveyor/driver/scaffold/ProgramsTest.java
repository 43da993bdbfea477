package ug.open.conveyor.driver.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.system.OperatingSystem;
import ug.open.conveyor.driver.system.SearchPath;

class ProgramsTest {
    @TempDir
    Path temp;

    private Programs programs(Path... folders) {
        String path =
                String.join(";", Arrays.stream(folders).map(Path::toString).toList());
        return Programs.of(new SearchPath(OperatingSystem.WINDOWS, path, ""));
    }

    private Path folder(String name, String... files) throws Exception {
        Path folder = Files.createDirectory(temp.resolve(name));
        for (String file : files) {
            Files.createFile(folder.resolve(file));
        }
        return folder;
    }

    @Test
    void onWindowsPythonIsCalledAsItIsInstalled() throws Exception {
        Path shop = folder("WindowsApps", "python.exe", "python3.exe");
        Path launcher = folder("Windows", "py.exe");
        Path python = folder("Python312", "python.exe");

        assertThat(programs(shop, launcher).python()).isEqualTo("py -3");
        assertThat(programs(shop, launcher, python).python()).isEqualTo("python");
        assertThat(programs(shop).python()).isEqualTo("python");
    }

    @Test
    void elsewhereItIsPython3() {
        assertThat(Programs.of(new SearchPath(OperatingSystem.UNIX, "/usr/bin", "")))
                .isEqualTo(Programs.POSIX);
    }

    @Test
    void aProjectOnWindowsSaysHowItsProgramsAreCalledThereAndItsCiHowElsewhere() throws Exception {
        assertThat(text(Language.PYTHON, "driver.yaml")).contains("run: py -3 reconcile.py");
        assertThat(text(Language.PYTHON, "README.md")).contains("logs \"@last\"", "py -3 -m unittest");
        assertThat(text(Language.PYTHON, ".github/workflows/driver.yml")).contains("run: python3 -m unittest");
        assertThat(text(Language.SH, "driver.yaml")).contains("run: sh ./reconcile.sh");
        assertThat(text(Language.GO, "driver.yaml")).contains("go build -o bin/demo.exe .", "run: ./bin/demo ");
    }

    private String text(Language language, String file) throws Exception {
        Path folder = Files.createTempDirectory(temp, language.word());
        Answers answers = Projects.answers("demo", language)
                .with(Question.FOLDER, folder.resolve("demo").toString())
                .on(new Programs("py -3", "sh ", ".exe", "\"@last\""));
        Scaffold.plan(answers, folder, Projects::runId, false, Optional::empty).write(false);
        return Files.readString(folder.resolve("demo").resolve(file));
    }
}
