package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From a save to the verdict on it: a command, beside the same runs in the same process as its verdict tells them, and a Java driver of 20 classes
 * in memory, beside one {@code javac} of the changed class and the runs.
 */
final class WatchRow implements Row {
    private static final int EVENTS = 20;
    private static final int CLASSES = 20;
    private static final long LOOK_NANOS = 1_000_000;
    private static final long LIMIT_NANOS = 60_000_000_000L;
    private static final Pattern VERDICT = Pattern.compile("(?m)^green.*: \\d+ events in (\\d+)(\\.\\d)? (ms|s)\\b");

    @Override
    public String name() {
        return "watch";
    }

    /** Times in seconds: from the save to the verdict, and of the runs alone. */
    private record Saved(double verdict, double runs) {}

    /** A change of the driver. */
    private interface Save {
        void number(int number) throws IOException;
    }

    @Override
    public void measure(Setting setting, Sheet sheet) throws IOException, InterruptedException {
        int rounds = setting.full() ? 31 : 15;
        Path events = EventFile.write(setting.folder().resolve("events.jsonl"), EVENTS);
        setting.warm();
        Path script = setting.folder().resolve("watched/driver.sh");
        Files.createDirectories(script.getParent());
        Save command = number -> Files.writeString(script, "# " + number + "\necho done\n");
        command.number(0);
        Saved sh = watch(
                setting.tool("run", "--events", events.toString(), "--watch", "--", "sh", script.toString()),
                command,
                rounds);
        sheet.ratio("save to verdict, sh, 20 events", sh.verdict(), "the runs alone", sh.runs(), 1.5);

        Path project = setting.folder().resolve("watched-java");
        Path sources = Files.createDirectories(project.resolve("src/main/java"));
        for (int i = 0; i < CLASSES; i++) {
            Files.writeString(sources.resolve("Part" + i + ".java"), part(i, 0));
        }
        Files.writeString(project.resolve("driver.yaml"), "name: watched\njava: Demo\n");
        Files.writeString(
                sources.resolve("Demo.java"),
                "import ug.open.conveyor.driver.*;\npublic class Demo implements Driver {\n  public DriverResult reconcile(DriverMessage m,"
                        + " DriverContext c) { return DriverResult.success(\"\" + Part0.text() + Part7.text()); }\n}\n");
        Path changed = sources.resolve("Part7.java");
        Saved java = watch(
                setting.tool("run", project.toString(), "--events", events.toString(), "--watch"),
                number -> Files.writeString(changed, part(7, number)),
                rounds);
        double javac = new Turns(5)
                .add(
                        "javac",
                        new Job(setting.program(
                                Path.of(System.getProperty("java.home"), "bin/javac")
                                        .toString(),
                                "-d",
                                project.resolve("made").toString(),
                                "-cp",
                                sources.toString(),
                                changed.toString())))
                .medians()
                .get("javac");
        sheet.ratio(
                "save to verdict, Java, 20 classes, 20 events",
                java.verdict(),
                "javac of the class, and the runs",
                javac + java.runs(),
                2.5);
    }

    private static String part(int i, int number) {
        return "class Part" + i + " {\n  static String text() { return \"" + number + "\"; }\n"
                + "  static int sum(int n) { return n <= 0 ? " + number + " : n + sum(n - 1); }\n}\n";
    }

    private static Saved watch(ProcessBuilder builder, Save save, int rounds) throws IOException, InterruptedException {
        Path err = Files.createTempFile("bench", ".err");
        Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(err.toFile())
                .start();
        try {
            await(process, err, 1);
            double[] verdicts = new double[rounds];
            double[] runs = new double[rounds];
            for (int i = 0; i < rounds; i++) {
                long start = System.nanoTime();
                save.number(i + 1);
                runs[i] = await(process, err, i + 2);
                verdicts[i] = (System.nanoTime() - start) / 1e9;
            }
            return new Saved(Turns.median(verdicts), Turns.median(runs));
        } finally {
            process.destroy();
            process.waitFor();
            Files.delete(err);
        }
    }

    /** Waits for a verdict; gives the time of the runs that it tells. */
    private static double await(Process process, Path err, int number) throws IOException {
        long start = System.nanoTime();
        while (true) {
            List<Double> times = times(Files.readString(err));
            if (times.size() >= number) {
                return times.get(number - 1);
            }
            if (!process.isAlive() || System.nanoTime() - start > LIMIT_NANOS) {
                throw new IOException("no verdict " + number + ": " + Files.readString(err));
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static List<Double> times(String text) {
        List<Double> times = new ArrayList<>();
        for (Matcher found = VERDICT.matcher(text); found.find(); ) {
            String fraction = found.group(2) == null ? "" : found.group(2);
            times.add(Double.parseDouble(found.group(1) + fraction)
                    / (found.group(3).equals("ms") ? 1000 : 1));
        }
        return times;
    }
}
