package ug.open.conveyor.driver.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.stream.DriverConsumer.Presence;

/** What is odd about consumers: those of the real runtimes (captures), and one of each trap. */
final class TrapsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final String FILTER =
            "\"filter_subjects\":[\"resources.workflow\",\"drivers.demo.resources.workflow\"]";
    private static final String DURABLE =
            "\"durable_name\":\"demo\",\"deliver_policy\":\"all\",\"ack_policy\":\"explicit\","
                    + "\"ack_wait\":30000000000,\"max_ack_pending\":1000," + FILTER;

    private static Map<?, ?> capture(String file) throws Exception {
        return (Map<?, ?>) Json.parse(Files.readString(Path.of("src/test/resources/captures", file)));
    }

    private static DriverConsumer consumer(Object info) {
        return new DriverConsumer((Map<?, ?>) info, Optional.empty(), NOW);
    }

    private static DriverConsumer consumer(String name, String configuration, String state) throws Exception {
        return consumer(Json.parse("{\"name\":\"" + name + "\",\"config\":{" + configuration + "}" + state + "}"));
    }

    private static DriverConsumer demo(String configuration, String state) throws Exception {
        return consumer("demo", configuration, state);
    }

    private static List<String> words(DriverConsumer of, DriverConsumer... others) {
        List<DriverConsumer> all = new ArrayList<>(List.of(others));
        all.add(of);
        return new Traps(all).of(of).stream().map(Trap::word).toList();
    }

    private static String sentence(DriverConsumer of, String word) {
        return new Traps(List.of(of))
                .of(of).stream()
                        .filter(trap -> trap.word().equals(word))
                        .findFirst()
                        .orElseThrow()
                        .sentence();
    }

    @Test
    void theGoRuntimesConsumersAreEphemeralAndTakeOneEventAtATime() throws Exception {
        for (Object info : (List<?>) capture("consumers.json").get("messages")) {
            DriverConsumer consumer = consumer(info);
            assertThat(words(consumer)).containsExactly("ephemeral", "one-at-a-time");
            assertThat(consumer.types()).containsExactly("flutter-builder");
            assertThat(consumer.presence()).isEqualTo(Presence.ATTACHED);
        }
    }

    @Test
    void thePythonRuntimesConsumerIsAPushConsumerThatNoStepReaches() throws Exception {
        DriverConsumer python = consumer(capture("consumer-python.json"));
        assertThat(words(python)).containsExactly("no-steps", "push", "one-at-a-time");
        assertThat(sentence(python, "no-steps")).endsWith("listen to drivers.pyd.resources.wf");
        assertThat(python.presence()).isEqualTo(Presence.ATTACHED);
    }

    @Test
    void aDurableOneIsDrainedWhileSomebodyPullsOrAnswersOrMayBeAtWork() throws Exception {
        assertThat(words(demo(DURABLE, ",\"num_waiting\":1"))).isEmpty();
        assertThat(words(demo(DURABLE, "").of(Optional.of("host/1")))).isEmpty();
        String delivered = ",\"num_ack_pending\":1,\"delivered\":{\"last_active\":\"2026-11-24T09:59:%sZ\"}";
        assertThat(words(demo(DURABLE, delivered.formatted("31")))).isEmpty();
        assertThat(words(demo(DURABLE, delivered.formatted("29")))).containsExactly("undrained");
        assertThat(words(demo(DURABLE, ""))).containsExactly("undrained");
        assertThat(sentence(demo(DURABLE + ",\"inactive_threshold\":259200000000000", ""), "undrained"))
                .contains("until nobody was on it for 3d");
    }

    @Test
    void oneOfOursThatIsNotDurableLostItsName() throws Exception {
        String lost = DURABLE.replace("\"durable_name\":\"demo\",", "");
        assertThat(words(demo(lost, ",\"num_waiting\":1"))).containsExactly("ephemeral");
        assertThat(words(demo(lost, "").of(Optional.of("host/1")))).containsExactly("lost-durable-name");
        assertThat(words(demo(lost + ",\"metadata\":{\"conveyor-driver.owner\":\"host/1\"}", "")))
                .containsExactly("lost-durable-name");
    }

    @Test
    void oneThatStandsStillIsToldFirst() throws Exception {
        assertThat(words(demo(DURABLE.replace("1000", "2"), ",\"num_pending\":5,\"num_ack_pending\":2")))
                .containsExactly("held-up", "undrained");
        assertThat(words(demo(
                        DURABLE.replace("1000", "2"), ",\"num_pending\":0,\"num_ack_pending\":2,\"num_waiting\":1")))
                .isEmpty();
        String paused = DURABLE + ",\"pause_until\":\"2026-11-25T00:00:00Z\"";
        assertThat(sentence(demo(paused, ",\"paused\":true"), "paused")).contains("until 2026-11-25T00:00:00Z");
    }

    @Test
    void settingsThatLoseEventsOrKeepTheGoRuntimeOut() throws Exception {
        String pulled = ",\"num_waiting\":1";
        assertThat(words(demo(DURABLE.replace("\"all\"", "\"new\""), pulled))).containsExactly("deliver-policy");
        assertThat(words(demo(DURABLE.replace("explicit", "none"), pulled))).containsExactly("ack-policy");
        assertThat(words(demo(DURABLE + ",\"max_deliver\":3", pulled))).containsExactly("gives-up");
        assertThat(words(demo(DURABLE, ",\"num_waiting\":2"))).containsExactly("several-pulls");
    }

    @Test
    void filtersThatTakeTooMuchOrTooLittle() throws Exception {
        String pulled = ",\"num_waiting\":1";
        assertThat(words(demo(DURABLE.replace("," + FILTER, ""), pulled))).containsExactly("no-filter");
        assertThat(words(demo(DURABLE.replace("drivers.demo", "drivers.other"), pulled)))
                .containsExactly("other-driver", "no-steps");
        assertThat(words(demo(DURABLE.replace("drivers.demo.resources.workflow", "drivers.*.resources.>"), pulled)))
                .containsExactly("other-driver");
        assertThat(sentence(demo(DURABLE.replace("drivers.demo", "drivers.other"), pulled), "other-driver"))
                .endsWith(": drivers.other.resources.workflow");
    }

    @Test
    void namesThatDifferInTheirCaseOnly() throws Exception {
        DriverConsumer other = consumer("Demo", DURABLE.replace("demo", "Demo"), ",\"num_waiting\":1");
        assertThat(words(demo(DURABLE, ",\"num_waiting\":1"), other)).containsExactly("similar-name");
        assertThat(words(other, demo(DURABLE, ""))).containsExactly("similar-name");
    }

    @Test
    void theManualHasEachOfThemAndNoOther() throws Exception {
        assertThat(found("new Trap\\(\\s*\"([a-z-]+)\"", "src/main/java/ug/open/conveyor/driver/stream/Traps.java"))
                .hasSizeGreaterThan(10)
                .isEqualTo(found("(?m)^\\| `([a-z]+(?:-[a-z]+)*)` \\| [^|]+ \\| [^|]+ \\|$", "docs/server.md"));
    }

    private static Set<String> found(String pattern, String file) throws Exception {
        Set<String> words = new TreeSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(Path.of(file)));
        while (matcher.find()) {
            words.add(matcher.group(1));
        }
        return words;
    }

    @Test
    void whatTheServerLeavesOutIsNoBug() throws Exception {
        DriverConsumer bare = consumer(Json.parse("{}"));
        assertThat(words(bare)).isNotEmpty();
        assertThat(bare.name()).isEmpty();
        assertThat(bare.subjects()).isEmpty();
        assertThat(bare.delivered()).isEmpty();
    }
}
