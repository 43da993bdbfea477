package ug.open.conveyor.driver.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.ConveyorClient;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.cli.Here;
import ug.open.conveyor.driver.config.ServerSettings.Flags;
import ug.open.conveyor.driver.fakes.FakeApi;

/** Which server a driver's client calls. */
final class ServerClientTest {
    private static final Flags LOST = new Flags("http://nowhere.invalid:1", null, null, null, null);

    @Test
    void onRecordedEventsNoServerIsReachedByAccident() {
        ServerClient client = new ServerClient(new Here().environment(), Flags.NONE, false);
        assertThatThrownBy(client::get)
                .isInstanceOf(ConveyorException.class)
                .hasMessageContaining("recorded events name none: set CONVEYOR_API_URL");
    }

    @Test
    void theServerThatSomebodyNamesIsCalledOnRecordedEventsToo() throws InterruptedException {
        try (FakeApi api = FakeApi.start()) {
            api.answers("DELETE /resources/workflow/app", 204, "");
            Here here =
                    new Here().variables(Map.of("CONVEYOR_API_URL", api.url().toString()));
            ServerClient client = new ServerClient(here.environment(), Flags.NONE, false);
            client.get().deleteResource("workflow", "app");
            assertThat(api.calls()).hasSize(1);
            assertThat(client.get()).as("made once").isSameAs(client.get());
        }
    }

    @Test
    void theCommandLineComesBeforeTheEnvironmentAndLiveEventsHaveADefault() {
        Here here = new Here().variables(Map.of("CONVEYOR_API_URL", "http://localhost:1"));
        ConveyorClient client = new ServerClient(here.environment(), LOST, false).get();
        assertThatThrownBy(() -> client.definition("a")).hasMessageContaining("http://nowhere.invalid:1");
        assertThat(new ServerClient(new Here().environment(), Flags.NONE, true).get())
                .isNotNull();
    }
}
