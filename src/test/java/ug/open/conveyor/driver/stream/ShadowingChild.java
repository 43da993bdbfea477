package ug.open.conveyor.driver.stream;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import ug.open.conveyor.driver.DriverDefinition;
import ug.open.conveyor.driver.runtime.EventSource;
import ug.open.conveyor.driver.runtime.Time;

/** A process with little memory that taps, reads nothing until it is told to on standard input, and then says how many came in order. */
final class ShadowingChild {
    private ShadowingChild() {}

    static Process start(String url, Path folder, int events) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ShadowingChild.class.getName(),
                        url,
                        folder.toString(),
                        Integer.toString(events))
                .redirectErrorStream(true)
                .start();
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        try (EventStream stream = EventStream.connect(
                        Servers.at(URI.create(args[0]), "slow"), Time.system(), System.out::println);
                EventSource source =
                        stream.shadow(DriverDefinition.of("d", "workflow"), Path.of(args[1]), System.out::println)) {
            System.out.println("tapping");
            System.in.read();
            int events = Integer.parseInt(args[2]);
            for (int i = 0; i < events; i++) {
                String body = new String(source.next().orElseThrow().envelope().body(), StandardCharsets.UTF_8);
                if (!body.startsWith(i + " ")) {
                    System.out.println("expected " + i + ", found " + body);
                    return;
                }
            }
            System.out.println("all " + events);
        }
    }
}
