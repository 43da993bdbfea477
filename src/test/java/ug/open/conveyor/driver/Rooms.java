package ug.open.conveyor.driver;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The tables of the house. Who needs an exception changes a table here, with a reason. */
final class Rooms {
    /** Which of our packages each may use, the ground first: only those in rows above its own, so that there is no cycle. "~" is the root. */
    static final Map<String, Set<String>> OURS = new LinkedHashMap<>();

    static {
        row("~", "");
        row("system", "");
        row("json", "~");
        row("mask", "json");
        row("follow", "~");
        row("attempt", "~");
        row("runtime", "~ mask attempt json");
        row("yaml", "json");
        row("wire", "~ runtime follow json");
        row("testing", "~ runtime json wire");
        row("config", "~ json yaml system");
        row("search", "~ runtime follow json wire");
        row("host", "runtime json system");
        row("input", "~ runtime json yaml wire search");
        row("store.index", "~ runtime json wire system");
        row("store.find", "~ json store.index");
        row("store.prune", "runtime json store.index system");
        row("store.write", "~ runtime json wire store.index store.prune");
        row("store.logs", "~ runtime follow json search store.index store.find wire");
        row(
                "store",
                "~ runtime follow json wire config search store.index store.find store.prune store.write store.logs");
        row("capture", "~ runtime wire store.index");
        row("stream", "~ runtime follow json wire config");
        row("client", "~ runtime follow json yaml wire config");
        row("loader", "~ runtime attempt json wire config system");
        row("server", "runtime loader system json");
        row("program", "~ runtime attempt json wire loader server stream");
        row("scaffold", "~ system");
        row("compare", "~ json");
        row("schema", "~ json");
        row("report", "~ json wire compare");
        row("terminal", "~ runtime follow json wire compare system");
        row(
                "browse",
                "~ runtime follow json wire search host store store.index store.find store.logs compare terminal");
        row(
                "session",
                "~ mask runtime follow json wire config search host input store store.index store.prune store.write store.logs capture stream client loader program server compare schema report terminal system");
        row("join", "~ runtime json config store store.index store.prune store.write stream client");
        row("start", "host loader system");
        row(
                "doctor",
                "~ runtime json config host loader server stream client store store.index store.prune store.write session start terminal system");
        row("cli.option", "~ runtime json config host terminal");
        row(
                "cli.command",
                "~ mask runtime follow json wire config search host input store store.index store.find store.prune store.logs capture stream client loader server scaffold schema report terminal browse session start doctor cli.option system");
        row("cli.completion", "runtime config host store terminal store.index store.find session cli.option");
        row(
                "cli",
                "~ runtime json config host input wire store.find client loader stream terminal browse session start cli.option cli.command cli.completion system");
    }

    private static void row(String name, String uses) {
        Set<String> may = new HashSet<>();
        for (String other : uses.split(" ")) {
            if (!other.isEmpty()) {
                may.add(other.equals("~") ? "" : other);
            }
        }
        OURS.put(name.equals("~") ? "" : name, may);
    }

    /** Types of the store's ground that others than the rooms of the store may name. */
    static final Set<String> SHOWN_BY_THE_STORE =
            Set.of("FileOutput", "Problem", "Status", "StoreException", "StoredAttempt");

    /** Rooms whose classes use each other one way only. */
    static final Set<String> WITHOUT_CYCLES = Set.of(
            "mask",
            "report",
            "browse",
            "follow",
            "runtime",
            "join",
            "testing",
            "session",
            "store",
            "store.index",
            "store.find",
            "store.prune",
            "store.write",
            "store.logs",
            "cli",
            "cli.option",
            "cli.command",
            "cli.completion");

    /** What is not of java.base, and the package that may use it; wire stands on Jackson's parser, json on all of it. */
    static final Map<String, String> THEIRS = Map.ofEntries(
            Map.entry("com.fasterxml.jackson.", "json wire"),
            Map.entry("org.yaml.snakeyaml.", "yaml"),
            Map.entry("com.networknt.schema.", "schema"),
            Map.entry("org.jline.", "terminal"),
            Map.entry("io.nats.", "stream"),
            Map.entry("java.net.http.", "client"),
            Map.entry("picocli.", "cli.option"),
            Map.entry("java.util.logging.", "runtime"),
            Map.entry("javax.tools.", "loader"),
            Map.entry("javax.lang.model.", "scaffold"),
            Map.entry("javax.xml.stream.", "loader"));

    /** The process, the clocks and chance: taken in a few rooms and handed on. */
    static final Pattern GLOBAL =
            Pattern.compile("\\b(System\\.(exit|in|out|err|getenv|getProperty|getProperties|console|"
                    + "currentTimeMillis|nanoTime|setOut|setErr)|Instant\\.now|Clock\\.system\\w*|(LocalDateTime|ZonedDateTime|OffsetDateTime)\\.now|"
                    + "UUID\\.randomUUID|Math\\.random|new (Secure)?Random\\b|ThreadLocalRandom)\\b");

    static final Set<String> TAKES_GLOBALS = Set.of("cli", "host", "start");

    /** Files elsewhere that may. */
    static final Map<String, String> MAY_USE_GLOBALS = Map.of(
            "runtime/Time.java", "the one implementation of Time on the clocks of the machine",
            "system/OperatingSystem.java", "which system it is, which nobody else asks the process",
            "join/Machine.java",
                    "the environment and the folders of a process that is not ours, where its author says nothing",
            "session/DriverOutput.java",
                    "what a driver in this process prints goes through System.out, which it takes over for that time",
            "store/index/RandomName.java", "names of files that differ, which nothing else depends on",
            "loader/ScratchFolder.java", "the name of a folder, which nothing else depends on",
            "loader/CommandEnvironment.java", "what the JVM writes a process's environment in, which only it knows");

    private Rooms() {}
}
