package ug.open.conveyor.driver.installed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import ug.open.conveyor.driver.json.Json;

/** Drivers that do again what those of a recording did: each attempt logs its entries and gives its result. */
final class Played {
    private static final String SCRIPT = """
            played=../played/$CONVEYOR_DRIVER.$CONVEYOR_RUN_ID.$CONVEYOR_ATTEMPT
            cat "$played.log"
            test -e "$played.result" || exit 0
            cp "$played.result" "$CONVEYOR_RESULT"
            grep -q '"success":true' "$played.result"
            """;

    private final Scene scene;
    private final Map<String, String> attempts = new HashMap<>(); // driver and number: the name of its files
    private final Map<String, StringBuilder> logs = new HashMap<>();
    private String driver;

    private Played(Scene scene) {
        this.scene = scene;
    }

    /** Makes a project of each driver, in a folder of its name. */
    static void in(Scene scene, Path recording) throws IOException {
        Played played = new Played(scene);
        try (Stream<String> lines = Files.lines(recording)) {
            lines.map(line -> (Map<?, ?>) Json.parse(line)).forEach(played::take);
        }
        played.logs.forEach((name, text) -> scene.write("played/" + name + ".log", text.toString()));
    }

    private void take(Map<?, ?> line) {
        switch ((String) line.get("kind")) {
            case "session" -> session((String) line.get("driver"));
            case "start" -> {
                String name = driver + "." + line.get("runid") + "." + line.get("attempt");
                attempts.put(driver + line.get("a"), name);
                logs.put(name, new StringBuilder());
            }
            case "log" -> logs.get(name(line)).append(entry(line)).append('\n');
            case "finish" -> scene.write("played/" + name(line) + ".result", result(line));
            default -> {} // nothing that a driver does
        }
    }

    private String name(Map<?, ?> line) {
        return attempts.get(driver + line.get("a"));
    }

    private void session(String name) {
        driver = name;
        scene.write(
                name + "/driver.yaml",
                "name: " + name + "\nresources: [workflow]\nretry: {times: 1, pause: 1ms}\nlogs: json\n"
                        + "run: [sh, run.sh]\n");
        scene.write(name + "/run.sh", SCRIPT);
    }

    private static String entry(Map<?, ?> line) {
        Map<Object, Object> entry = new LinkedHashMap<>();
        entry.put("level", line.get("level"));
        entry.put("message", line.get("message"));
        if (line.get("labels") instanceof Map<?, ?> labels) {
            entry.putAll(labels);
        }
        return Json.write(entry);
    }

    private static String result(Map<?, ?> line) {
        Map<String, Object> result = new LinkedHashMap<>();
        for (String member : new String[] {"success", "message", "data"}) {
            result.put(member, line.get(member));
        }
        if (line.containsKey("retry")) {
            result.put("temporary", true);
        }
        return Json.write(result);
    }
}
