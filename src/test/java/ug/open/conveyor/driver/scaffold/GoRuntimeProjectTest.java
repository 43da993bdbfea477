package ug.open.conveyor.driver.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.config.Code;
import ug.open.conveyor.driver.config.DriverProject;
import ug.open.conveyor.driver.fakes.Programs;

/**
 * A project on Conveyor's Go runtime compiles, and its test passes, against a module with the runtime's names and types (0.6.1) that the test writes: the
 * build must not depend on what a module proxy has.
 */
class GoRuntimeProjectTest {
    private static final Map<String, String> STUB = Map.of(
            "go.mod",
            "module github.com/open-ug/conveyor\n\ngo 1.21\n",
            "pkg/types/types.go",
            """
            package types

            type DriverResult struct {
            	Success bool        `json:"success"`
            	Message string      `json:"message"`
            	Data    interface{} `json:"data"`
            }
            """,
            "pkg/driver-runtime/log/logger.go",
            """
            package log

            type DriverLogger struct{}

            func (d *DriverLogger) Log(labels map[string]string, message string) error { return nil }
            """,
            "pkg/driver-runtime/driver.go",
            """
            package driverruntime

            import (
            	"github.com/open-ug/conveyor/pkg/driver-runtime/log"
            	"github.com/open-ug/conveyor/pkg/types"
            )

            type Driver struct {
            	Reconcile func(message string, event string, runID string, logger *log.DriverLogger) types.DriverResult
            	Name      string
            	Resources []string
            }

            type ConfigOptions struct{}

            type Client struct{}

            func NewClient(api string, nats string, options ConfigOptions) (*Client, error) { return &Client{}, nil }

            type DriverManager struct{}

            func (c *Client) NewDriverManager(driver *Driver, events []string) (*DriverManager, error) { return nil, nil }

            func (d *DriverManager) Run() error { return nil }
            """);

    @TempDir
    Path temp;

    private static Answers answers() {
        return Projects.answers("git-cloner", Language.GO).with(Question.KIND, Question.RUNTIME);
    }

    @Test
    void itIsAProgramThatABuildMakes() throws IOException {
        Path folder = Projects.write(answers(), temp);
        DriverProject project = DriverProject.read(folder, Map.of());
        assertThat(project.code()).isInstanceOf(Code.Program.class);
        assertThat(((Code.Program) project.code()).words()).containsExactly("./bin/git-cloner");
        assertThat(project.code().build()).contains(List.of("go", "build", "-o", "bin/git-cloner", "."));
        assertThat(Files.readString(folder.resolve("main.go")))
                .contains("Name: \"git-cloner\", Resources: []string{\"workflow\"}");
    }

    @Test
    void theModulesItNeedsComeFirst() {
        assertThat(Projects.plan(answers(), temp).nextSteps())
                .containsExactly("go mod tidy", "conveyor-driver run --events events.jsonl", "go test");
        assertThat(Projects.text(Projects.plan(answers(), temp), "README.md")).contains("    go mod tidy\n");
    }

    @Test
    void itCompilesAgainstTheRuntimeAndItsTestPasses() throws Exception {
        Programs.need("go");
        Path folder = Projects.write(answers(), temp);
        for (Map.Entry<String, String> file : STUB.entrySet()) {
            Path path = temp.resolve("stub").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Scripts scripts = new Scripts(folder, temp);
        assertThat(scripts.run(List.of("go", "mod", "edit", "-replace", "github.com/open-ug/conveyor=../stub")))
                .isEqualTo(new Scripts.Done(0, "", ""));
        Scripts.Done done = scripts.run(List.of(
                "env",
                "CONVEYOR_DRIVER=no-such-command",
                "GOFLAGS=-mod=mod",
                "GOPROXY=off",
                "GOTOOLCHAIN=local",
                "go",
                "test",
                "-v"));
        assertThat(done.exit()).as(done.output()).isZero();
        assertThat(done.output())
                .contains("--- PASS: TestWhatAnEarlierStepHandedOnIsUsed", "no-such-command is not on the PATH");
    }

    @Test
    void anotherLanguageHasNone() {
        assertThatThrownBy(() -> Projects.plan(
                        Projects.answers("demo", Language.RUST).with(Question.KIND, Question.RUNTIME), temp))
                .isInstanceOf(ScaffoldException.class)
                .hasMessage("cannot make a driver project:\n  --runtime is for --lang go");
    }
}
