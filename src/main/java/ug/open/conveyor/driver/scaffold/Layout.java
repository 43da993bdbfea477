package ug.open.conveyor.driver.scaffold;

import java.util.List;

/**
 * The project of a language: the one table of its files and commands. A {@code @word@} in a path stands for a value, as in a template.
 *
 * @param driverFile the file to begin with
 * @param prepare a command to run once, before all others; empty for none
 * @param testCommand the command that runs the project's test, with places
 * @param setup the steps of CI that get the language, each with its line end
 * @param files the files that only this language has, in the order in which they are best read
 * @param gitignore the template of the files that git leaves out
 * @param handsOnSpec whether the driver's data has the repository of the spec, and not the name and the event
 */
record Layout(
        String driverFile,
        String prepare,
        String testCommand,
        String setup,
        List<Row> files,
        String gitignore,
        boolean handsOnSpec) {
    /**
     * A file.
     *
     * @param path its path from the project's folder
     * @param template the path of its template
     * @param purpose its purpose, in a few words
     * @param executable whether it is a program
     */
    record Row(String path, String template, String purpose, boolean executable) {
        private static Row of(String path, String template, String purpose) {
            return new Row(path, template, purpose, false);
        }
    }

    private static final String SETTINGS = "the settings of the driver";
    private static final String DRIVER = "the driver";
    private static final String START = "reads the event and writes the result";
    private static final String TEST = "its test";
    private static final String BUILD = "its build";

    private static final Layout SH = new Layout(
            "reconcile.sh",
            "",
            "@sh@./test.sh",
            "",
            List.of(
                    Row.of("driver.yaml", "sh/driver.yaml", SETTINGS),
                    new Row("reconcile.sh", "sh/reconcile.sh", DRIVER, true),
                    new Row("test.sh", "sh/test.sh", TEST, true)),
            "sh/gitignore",
            false);

    private static final Layout PYTHON = new Layout(
            "reconcile.py",
            "",
            "@python@ -m unittest",
            "",
            List.of(
                    Row.of("driver.yaml", "python/driver.yaml", SETTINGS),
                    new Row("reconcile.py", "python/reconcile.py", DRIVER, true),
                    Row.of("test_reconcile.py", "python/test_reconcile.py", TEST)),
            "python/gitignore",
            true);

    private static final Layout JAVA = new Layout(
            "src/main/java/@package-path@/@class@.java",
            "",
            "mvn -q test",
            "",
            List.of(
                    Row.of("driver.yaml", "java/driver.yaml", SETTINGS),
                    Row.of("src/main/java/@package-path@/@class@.java", "java/Reconciler.java", DRIVER),
                    Row.of("src/test/java/@package-path@/@class@Test.java", "java/ReconcilerTest.java", TEST),
                    Row.of("pom.xml", "java/pom.xml", BUILD),
                    Row.of(".mvn/maven.config", "java/maven.config", "lets an offline build find repo/")),
            "java/gitignore",
            true);

    private static final String SETUP_GO = """
                  - uses: actions/setup-go@v5
                    with: {go-version: stable}
            """;

    private static final Layout GO = new Layout(
            "reconcile.go",
            "",
            "go test",
            SETUP_GO,
            List.of(
                    Row.of("driver.yaml", "go/driver.yaml", SETTINGS),
                    Row.of("reconcile.go", "go/reconcile.go", DRIVER),
                    Row.of("main.go", "go/main.go", START),
                    Row.of("reconcile_test.go", "go/reconcile_test.go", TEST),
                    Row.of("go.mod", "go/go.mod", BUILD)),
            "go/gitignore",
            true);

    private static final Layout GO_RUNTIME = new Layout(
            "reconcile.go",
            "go mod tidy",
            "go test",
            SETUP_GO,
            List.of(
                    Row.of("driver.yaml", "go-runtime/driver.yaml", SETTINGS),
                    Row.of("reconcile.go", "go-runtime/reconcile.go", DRIVER),
                    Row.of("main.go", "go-runtime/main.go", "connects it with Conveyor"),
                    Row.of("reconcile_test.go", "go-runtime/reconcile_test.go", TEST),
                    Row.of("go.mod", "go-runtime/go.mod", BUILD)),
            "go/gitignore",
            true);

    private static final Layout JS = new Layout(
            "reconcile.js",
            "",
            "node --test",
            """
                  - uses: actions/setup-node@v4
                    with: {node-version: lts/*}
            """,
            List.of(
                    Row.of("driver.yaml", "js/driver.yaml", SETTINGS),
                    Row.of("reconcile.js", "js/reconcile.js", DRIVER),
                    Row.of("main.js", "js/main.js", START),
                    Row.of("reconcile.test.js", "js/reconcile.test.js", TEST),
                    Row.of("package.json", "js/package.json", "its package")),
            "js/gitignore",
            true);

    private static final Layout RUST = new Layout(
            "src/reconcile.rs",
            "",
            "cargo test",
            "",
            List.of(
                    Row.of("driver.yaml", "rust/driver.yaml", SETTINGS),
                    Row.of("src/reconcile.rs", "rust/reconcile.rs", "the driver, with its unit tests"),
                    Row.of("src/main.rs", "rust/main.rs", START),
                    Row.of("tests/recorded_events.rs", "rust/recorded_events.rs", "a test with the recorded events"),
                    Row.of("Cargo.toml", "rust/Cargo.toml", BUILD)),
            "rust/gitignore",
            true);

    String testCommand(Programs programs) {
        return Template.filled(testCommand, programs.in(Places.NONE));
    }

    static Layout of(Project project) {
        return switch (project.language()) {
            case SH -> SH;
            case PYTHON -> PYTHON;
            case JAVA -> JAVA;
            case GO -> project.onRuntime() ? GO_RUNTIME : GO;
            case JS -> JS;
            case RUST -> RUST;
        };
    }
}
