package ug.open.conveyor.driver.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.fakes.Programs;

class PackageNameTest {
    private static final List<String> ODD = List.of(
            "git-cloner",
            "Git_Cloner",
            "2nd",
            "-x",
            "_",
            "-_-",
            "aux",
            "COM1",
            "v2",
            "vendor",
            "internal",
            "test",
            "fn",
            "serde_json");

    @ParameterizedTest
    @CsvSource({
        "git-cloner, example.com/git-cloner, git-cloner,        git-cloner",
        "Git_Cloner, example.com/Git_Cloner, git_cloner,        git_cloner",
        "2nd,        example.com/2nd,        driver-2nd,        2nd",
        "-x,         example.com/driver-x,   driver--x,         driver-x",
        "_,          example.com/_,          driver-_,          driver_",
        "aux,        example.com/aux-driver, aux-driver,        aux",
        "v2,         example.com/v2-driver,  v2,                v2",
        "vendor,     example.com/vendor-driver, vendor,         vendor",
        "fn,         example.com/fn,         fn-driver,         fn",
        "serde_json, example.com/serde_json, serde_json-driver, serde_json",
        "node_modules, example.com/node_modules, node_modules,  node_modules-driver",
    })
    void aNameThatALanguageRefusesIsChanged(String driver, String module, String crate, String npm) {
        assertThat(PackageName.goModule(driver)).isEqualTo(module);
        assertThat(PackageName.crate(driver)).isEqualTo(crate);
        assertThat(PackageName.npm(driver)).isEqualTo(npm);
    }

    @Test
    void goTakesEachModule(@TempDir Path temp) throws Exception {
        Programs.need("go");
        for (String name : ODD) {
            Path folder = Projects.write(Projects.answers(name, Language.GO), temp);
            Scripts.Done done = new Scripts(folder, temp).run(List.of("go", "list", "./..."));
            assertThat(done).as(name).isEqualTo(new Scripts.Done(0, PackageName.goModule(name) + "\n", ""));
        }
    }

    @Test
    void cargoTakesEachManifest(@TempDir Path temp) throws Exception {
        Programs.need("cargo");
        for (String name : ODD) {
            Path folder = Projects.write(Projects.answers(name, Language.RUST), temp);
            Scripts.Done done = new Scripts(folder, temp)
                    .run(List.of("cargo", "metadata", "--no-deps", "--offline", "--format-version", "1"));
            assertThat(done.exit()).as(name + ": " + done.output()).isZero();
            assertThat(done.output()).contains("\"name\":\"" + PackageName.crate(name) + "\"");
            assertThat(Files.readString(folder.resolve("driver.yaml")))
                    .contains("run: ./target/debug/" + PackageName.crate(name) + " ");
        }
    }
}
