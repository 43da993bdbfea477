package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.fakes.Programs;
import ug.open.conveyor.driver.terminal.Tmux;

/** The consumer of a driver that is gone is removed, and that of another is not. */
final class ServerLeaveIT {
    @TempDir
    private Path folder;

    private ServerScene it;

    @BeforeEach
    void starts() throws Exception {
        it = new ServerScene(folder);
        it.consumer(ServerScene.durable("demo"));
    }

    @AfterEach
    void ends() throws Exception {
        it.close();
    }

    @Test
    void itIsRemovedWithWhatWaitsAndTheNumbersAreToldBeforeAndAfter() throws Exception {
        it.publish(2);
        it.scene
                .run("server", "leave", "demo", "--yes")
                .ends(0)
                .says(
                        "demo has 2 waiting events and 0 delivered events that nobody acknowledged: this driver loses them")
                .printsOnly(
                        "removed the consumer demo with 2 waiting events and 0 delivered events that nobody acknowledged\n");
        assertThat(it.drivers()).isEmpty();
    }

    @Test
    void jsonHasTheNumbers() throws Exception {
        it.publish(1);
        Seen seen =
                it.scene.run("server", "leave", "demo", "--yes", "-o", "json").ends(0);
        assertThat(ServerScene.objects(seen))
                .isEqualTo(List.of(
                        Map.of("driver", "demo", "waiting", BigDecimal.ONE, "unacknowledged", BigDecimal.ZERO)));
    }

    @Test
    void withoutATerminalItIsNotRemovedUnlessThatIsGiven() throws Exception {
        it.scene
                .run("server", "leave", "demo")
                .ends(2)
                .says("there is no terminal to ask whether to remove the consumer 'demo': --yes says so")
                .printsNothing();
        assertThat(it.drivers()).containsExactly("demo");
    }

    @Test
    void oneThatSomebodyPullsOnStays() throws Exception {
        it.attached("demo");
        it.scene
                .run("server", "leave", "demo", "--yes")
                .ends(2)
                .saysOnly(
                        "somebody is pulling on the consumer demo (1 pull request waits there): stop that process first; "
                                + "nothing was removed");
        assertThat(it.drivers()).containsExactly("demo");
    }

    @Test
    void aDriverThatIsNotThereIsTold() {
        it.scene
                .run("server", "leave", "dmo", "--yes")
                .ends(1)
                .says("the server has no driver 'dmo'; did you mean")
                .printsNothing();
        for (String name :
                new String[] {"a b", "a.b", "*", ">", "", "a/b", "\u001b[31m", "n\u00e4me", "x".repeat(300)}) {
            it.scene.run("server", "leave", name, "--yes").printsNothing();
        }
        it.scene
                .run("server", "leave", "a b", "--yes")
                .ends(2)
                .says("no driver can have the name 'a b': a consumer's name has no blank");
    }

    @Test
    void whoAttachesWhileAPersonThinksKeepsItsConsumer() throws Exception {
        try (Tmux terminal = asked()) {
            it.attached("demo");
            terminal.type("yes");
            assertThat(terminal.await("code 2")).contains("somebody is pulling on the consumer demo");
        }
        assertThat(it.drivers()).containsExactly("demo");
    }

    @Test
    void oneThatWasMadeAgainMeanwhileStays() throws Exception {
        try (Tmux terminal = asked()) {
            it.management.deleteConsumer("messages", "demo");
            it.consumer(ServerScene.durable("demo"));
            terminal.type("yes");
            assertThat(terminal.await("code 2")).contains("was made again meanwhile, so nothing was removed");
        }
        assertThat(it.drivers()).containsExactly("demo");
    }

    @Test
    void whatComesWhileAPersonThinksIsCountedToo() throws Exception {
        it.publish(1);
        try (Tmux terminal = asked()) {
            it.publish(4);
            terminal.type("yes");
            assertThat(terminal.await("code 0"))
                    .contains("demo has 1 waiting event and", "removed the consumer demo with 5 waiting events");
        }
        assertThat(it.drivers()).isEmpty();
    }

    @Test
    void aNoLeavesItThere() throws Exception {
        try (Tmux terminal = asked()) {
            terminal.type("");
            assertThat(terminal.await("code 130")).contains("cancelled; nothing was done");
        }
        assertThat(it.drivers()).containsExactly("demo");
    }

    private Tmux asked() {
        Programs.need("bash", "tmux");
        Shell shell = Shell.in(folder).with("CONVEYOR_NATS_URL", it.server.url());
        Tmux terminal = Tmux.shell(160, 24, shell.folder(), shell.environment());
        terminal.type("conveyor-driver server leave demo; echo code $?");
        assertThat(terminal.await("Really remove the consumer 'demo'")).doesNotContain("WARNING");
        return terminal;
    }
}
