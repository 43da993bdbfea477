package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.fakes.Programs;

/** A command that does nothing, once per event, two at a time, beside the barest loops that start it as often. */
final class CommandRow implements Row {
    private static final String AT_A_TIME = "2";
    private static final Path SPAWN = Path.of("src/test/programs/spawn.py").toAbsolutePath();

    @Override
    public String name() {
        return "command";
    }

    @Override
    public void measure(Setting setting, Sheet sheet) throws IOException, InterruptedException {
        int count = setting.full() ? 3000 : 2000;
        Path events = EventFile.write(setting.folder().resolve("events.jsonl"), count);
        setting.warm();
        Turns turns = new Turns(setting.full() ? 7 : 5)
                .add(
                        "processes",
                        new Job(setting.program(
                                BareProcesses.class, List.of(), Integer.toString(count), AT_A_TIME, "true")))
                .add(
                        "run",
                        new Job(setting.tool(
                                        "run", "--events", events.toString(), "--concurrency", AT_A_TIME, "--", "true"))
                                .before(() -> Folders.remove(setting.store())));
        boolean spawns = Programs.isThere("python3");
        if (spawns) {
            turns.add(
                    "spawns",
                    new Job(setting.program(
                            python(setting), "-S", SPAWN.toString(), Integer.toString(count), AT_A_TIME, "true")));
        } else {
            sheet.note("the row of posix_spawn needs python3 on the PATH");
        }
        Map<String, Double> medians = turns.medians();
        String what = String.format("run of %,d events, a command, 2 at a time", count);
        if (spawns) {
            sheet.ratio(what, medians.get("run"), "bare posix_spawn loop", medians.get("spawns"), 1.15);
        }
        sheet.ratio(
                what + ", beside Java",
                medians.get("run"),
                "bare ProcessBuilder loops",
                medians.get("processes"),
                1.15);
    }

    /** The interpreter itself: on the PATH there may be a script that looks for it at each start. */
    private static String python(Setting setting) throws IOException, InterruptedException {
        Path printed = setting.folder().resolve("python.txt");
        new Job(setting.program("python3", "-c", "import sys; print(sys.executable)"))
                .into(printed)
                .run();
        return Files.readString(printed).strip();
    }
}
