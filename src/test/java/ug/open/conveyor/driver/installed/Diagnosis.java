package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.cli.Markdown;
import ug.open.conveyor.driver.json.Json;

/** What {@code doctor -o json} printed: a list of checks. */
record Diagnosis(Seen seen, List<Map<?, ?>> checks) {
    /** What the manual tells of it; its table has every check that is printed. */
    static final String MANUAL = Markdown.of(Path.of("docs/configuration.md")).section("## Doctor");

    private static final List<Object> MEMBERS = List.of("check", "status", "seen", "mend");

    /** Runs it in a scene, with these words too. */
    static Diagnosis of(Scene scene, String... words) {
        List<String> line = new ArrayList<>(List.of("doctor", "-o", "json"));
        line.addAll(Arrays.asList(words));
        Seen seen = scene.run(line.toArray(String[]::new));
        List<Map<?, ?>> checks = new ArrayList<>();
        for (Object check : (List<?>) Json.parse(seen.out())) {
            assertThat(List.<Object>copyOf(((Map<?, ?>) check).keySet())).isEqualTo(MEMBERS);
            assertThat(MANUAL).contains("`" + ((Map<?, ?>) check).get("check") + "`");
            checks.add((Map<?, ?>) check);
        }
        return new Diagnosis(seen, checks);
    }

    /** Nothing is wrong. */
    Diagnosis isWell() {
        assertThat(checks)
                .as("%s", checks)
                .noneMatch(check -> check.get("status").equals("wrong"));
        seen.ends(0);
        return this;
    }

    /** This check, and no other, is wrong, and what it saw holds these parts. */
    Diagnosis wrongAlone(String check, String... parts) {
        List<String> wrong = checks.stream()
                .filter(each -> each.get("status").equals("wrong"))
                .map(each -> (String) each.get("check"))
                .toList();
        assertThat(wrong).as("%s", checks).containsExactly(check);
        seen.ends(1);
        return has(check, "wrong", parts);
    }

    /** A check has this status, and what it saw holds these parts. */
    Diagnosis has(String check, String status, String... parts) {
        Map<?, ?> found = find(check);
        assertThat(found.get("status")).as("%s", checks).isEqualTo(status);
        for (String part : parts) {
            assertThat((String) found.get("seen")).contains(part);
        }
        return this;
    }

    /** The mend of a check; null where it has none. */
    String mend(String check) {
        return (String) find(check).get("mend");
    }

    boolean looksAt(String check) {
        return checks.stream().anyMatch(each -> each.get("check").equals(check));
    }

    private Map<?, ?> find(String check) {
        return checks.stream()
                .filter(each -> each.get("check").equals(check))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check " + check + ": " + checks));
    }
}
