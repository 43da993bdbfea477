package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --driver} with patterns, of a run that only a server knows. */
final class ServerLogPatternsIT {
    @TempDir
    private Path folder;

    private LogScene log;
    private Scene scene;

    @BeforeEach
    void startsAServer() throws Exception {
        log = new LogScene(folder);
        scene = log.scene;
    }

    @AfterEach
    void stopsTheServer() throws Exception {
        log.close();
    }

    @Test
    void patternsOfDriversSelectAmongThoseOfTheRun() throws Exception {
        for (String driver : List.of("build", "bundle", "deploy", "test")) {
            log.log(driver, "of " + driver);
        }
        Installation.await("4 stored lines", () -> log.server.stored() == 4);
        String[] which = {"logs", "run-0001", "--from", "server", "-o", "raw", "--driver", "b*", "--driver", "tes?"};
        scene.run(which).ends(0).printsOnly("of build\nof bundle\nof test\n");
        scene.run("logs", "run-0001", "--from", "server", "--driver", "c*")
                .ends(1)
                .printsNothing();
        scene.run("logs", "deploy/run-0001", "--from", "server", "--driver", "b*")
                .ends(2)
                .says("deploy/run-0001 and --driver b* name two drivers");

        Running running = log.follow("--driver", "b*", "--driver", "tes?", "--from", "server");
        running.awaitOut("of test\n");
        for (String driver : List.of("deploy", "bundle", "tests")) {
            log.log(driver, "more of " + driver);
        }
        running.awaitOut("more of bundle\n");
        log.server.result("run-0001", "bundle", true, "");
        assertThat(running.outcome().code()).as(running.err()).isZero();
        assertThat(running.out()).isEqualTo("of build\nof bundle\nof test\nmore of bundle\n");
    }
}
