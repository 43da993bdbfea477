package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Java drivers that do not load, and those that load and misbehave. */
final class BadJavaDriverIT {
    private static final String RECONCILE =
            "public DriverResult reconcile(DriverMessage message, DriverContext context)";

    @TempDir
    Path folder;

    private Scene scene;

    @BeforeEach
    void prepare() {
        scene = new Scene(folder);
    }

    private Seen run(String java, String members, String... more) {
        scene.write("demo/driver.yaml", "name: demo\njava: " + java + "\n");
        scene.write(
                "demo/src/main/java/shop/Till.java",
                "package shop;\nimport ug.open.conveyor.driver.*;\npublic class Till " + members + "\n");
        String[] words = new String[4 + more.length];
        System.arraycopy(new String[] {"run", "demo", "--events", "events.jsonl"}, 0, words, 0, 4);
        System.arraycopy(more, 0, words, 4, more.length);
        return new Seen(scene.tool.run(words), true);
    }

    private static String driver(String body) {
        return "implements Driver {\n    " + RECONCILE + " throws Exception {\n        " + body + "\n    }\n}";
    }

    static List<Arguments> unloaded() {
        String empty = RECONCILE + " { return null; } }";
        return List.of(
                Arguments.of(
                        "shop.Till",
                        "{ }",
                        "the class shop.Till is no driver: it does not implement ug.open.conveyor.driver.Driver"),
                Arguments.of(
                        "shop.Shop", driver("return null;"), "the class shop.Shop was not found; there is shop.Till"),
                Arguments.of(
                        "shop.Till",
                        "implements Driver { public Till() { throw new IllegalStateException(\"no disk\"); } " + empty,
                        "the constructor of shop.Till threw java.lang.IllegalStateException: no disk (at shop.Till.<init>(Till.java:3))"),
                Arguments.of(
                        "shop.Till",
                        "implements Driver { static final int N = Integer.parseInt(\"x\"); " + empty,
                        "the static initializer of shop.Till threw java.lang.NumberFormatException"),
                Arguments.of(
                        "shop.Till",
                        "implements Driver { Till(int n) { } " + empty,
                        "the class shop.Till has no public constructor without parameters"),
                Arguments.of(
                        "shop.Till",
                        "implements Driver { { System.exit(0); } " + empty,
                        "the driver called System.exit in shop.Till.<init>(Till.java:3), outside of reconcile"));
    }

    @ParameterizedTest
    @MethodSource("unloaded")
    void thatDoesNotLoad(String java, String members, String sentence) {
        run(java, members).ends(7).printsNothing().says("conveyor-driver: " + sentence);
        assertThat(scene.store).doesNotExist();
    }

    @Test
    void thatUsesPreviewFeaturesNeedsAnOptionOfTheJvm() {
        String scope = Runtime.version().feature() < 21
                ? "Object o = \"\"; switch (o) { case String s -> { } default -> { } }"
                : "java.util.concurrent.StructuredTaskScope scope = null;";
        String members = driver(scope + " return DriverResult.success(\"ran\");");
        run("shop.Till", members)
                .ends(7)
                .says("start conveyor-driver with CONVEYOR_DRIVER_JAVA_OPTS=--enable-preview in the environment");
        scene.tool.with("CONVEYOR_DRIVER_JAVA_OPTS", "--enable-preview");
        run("shop.Till", members).ends(0);
    }

    @Test
    void whatItsBuildSaysInColoursIsShownWithoutThem() {
        String build =
                ", build: [sh, -c, \"printf '\\\\033[31mred\\\\033[0m\\\\033]0;title\\\\007 plain\\\\n'; exit 3\"]}";
        run("{class: shop.Till" + build, driver("return null;"))
                .ends(7)
                .says("building: ", "ended with exit 3\nred plain\n");
    }

    @Test
    void thatDoesNotCompileIsToldAsTheCompilerTellsIt() {
        run("shop.Till", "implements Driver {\n    int n = \"one\";\n}")
                .ends(7)
                .printsNothing()
                .says(
                        "conveyor-driver: the driver does not compile, 2 errors:\n",
                        "src/main/java/shop/Till.java:3: error: shop.Till is not abstract and does not override abstract method reconcile",
                        "src/main/java/shop/Till.java:4: error: incompatible types: java.lang.String cannot be converted to int\n",
                        "    int n = \"one\";\n",
                        "            ^\n");
    }

    @Test
    void thatNeedsACompilerWhereThereIsNone() {
        scene.tool.with("CONVEYOR_DRIVER_JAVA_OPTS", "--limit-modules java.base,java.logging");
        run("shop.Till", driver("return null;"))
                .ends(7)
                .printsNothing()
                .says("conveyor-driver: this Java has no compiler", "Run with a JDK (JAVA_HOME)");
    }

    @Test
    void thatThrowsFailsAndTheNextEventIsRun() {
        run("shop.Till", driver("throw new java.io.IOException(message.runId() + \" refused\");"))
                .ends(1)
                .prints(
                        "ERROR IOException: run-0001 refused",
                        "at shop.Till.reconcile(Till.java:5)",
                        "run-0002 refused")
                .says(
                        "FAILED  workflow/app  IOException: run-0001 refused",
                        "conveyor-driver replay ",
                        "2 events in",
                        "2 failed");
        assertThat(scene.statuses()).containsExactly("failed", "failed");
    }

    @Test
    void thatCallsItselfForEverFails() {
        Seen seen = run("shop.Till", driver("return reconcile(message, context);"), "--max-events", "1");
        seen.ends(1)
                .prints("ERROR StackOverflowError", "lines left out")
                .says("FAILED  workflow/app  StackOverflowError");
        assertThat(seen.out().lines()).hasSizeLessThan(100);
    }

    @Test
    void thatEndsTheProcessFailsAndEndsTheSession() {
        run("shop.Till", driver("System.out.println(\"bye\"); System.exit(0); return null;"))
                .ends(1)
                .prints("bye")
                .says(
                        "FAILED  workflow/app  called System.exit in shop.Till.reconcile(Till.java:5), which ends this tool; "
                                + "return a DriverResult instead",
                        "conveyor-driver replay ",
                        "1 event in",
                        "ended because the driver called System.exit");
        assertThat(scene.statuses()).containsExactly("failed");
    }

    @Test
    void thatIsEndedByAnotherThreadOfItsOwnIsInterrupted() {
        run("shop.Till", driver("Thread t = new Thread(() -> System.exit(0)); t.start(); t.join(); return null;"))
                .ends(1)
                .says("interrupted  workflow/app", "1 left undone", "ended because the driver called System.exit");
        assertThat(scene.statuses()).containsExactly("interrupted");
    }

    @Test
    void thatTakesTooLongIsStopped() {
        run("shop.Till", driver("Thread.sleep(60_000); return null;"), "--timeout", "500ms", "--max-events", "1")
                .ends(1)
                .says("FAILED  workflow/app  ran longer than its time limit of 0.5s", "1 failed");
        assertThat(scene.statuses()).containsExactly("failed");
    }

    /** Ten seconds: that long it may take to stop. */
    @Test
    void thatCannotBeStoppedIsLeftBehind() {
        run("shop.Till", driver("for (long n = 0; ; n++) { if (n < 0) { return null; } }"), "--timeout", "200ms")
                .ends(1)
                .says(
                        "HANGS   workflow/app  the driver was cancelled and goes on",
                        "          at shop.Till.reconcile(Till.java:5)\n",
                        "FAILED  workflow/app  did not stop when its time limit of 0.2s was over; it hangs in "
                                + "shop.Till.reconcile(Till.java:5)",
                        "1 event in",
                        "ended because the driver hangs")
                .doesNotSay("Execution", "JavaDriver");
    }
}
