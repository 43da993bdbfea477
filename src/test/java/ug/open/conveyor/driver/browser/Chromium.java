package ug.open.conveyor.driver.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A headless browser, as a process of its own, that reaches nothing but files and this machine. */
public final class Chromium implements AutoCloseable {
    private static final String SIGN = "DevTools listening on ";

    private final Process process;
    private final Path said;
    private final DevTools tools;

    private Chromium(Process process, Path said, DevTools tools) {
        this.process = process;
        this.said = said;
        this.tools = tools;
    }

    /** Starts one. */
    public static Chromium start(Path folder) throws IOException {
        ChromiumBinary.Found found = ChromiumBinary.find();
        Path said = folder.resolve("chromium.log");
        ProcessBuilder builder = new ProcessBuilder(
                        found.program().toString(),
                        "--headless",
                        "--no-sandbox", // the tests may run as root
                        "--no-zygote",
                        "--in-process-gpu",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run",
                        "--no-pings",
                        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                        "--font-render-hinting=none",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--remote-debugging-port=0",
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().putAll(found.variables());
        Process process = builder.start();
        try {
            return new Chromium(process, said, DevTools.connect(address(process, said)));
        } catch (IOException | RuntimeException | Error e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static URI address(Process process, Path said) throws IOException {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
                System.nanoTime() < end && process.isAlive(); ) {
            try (BufferedReader lines = Files.newBufferedReader(said, StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith(SIGN)) {
                        return URI.create(line.substring(SIGN.length()).strip());
                    }
                }
            }
            pause(process);
        }
        throw new AssertionError("Chromium does not start: " + Files.readString(said));
    }

    private static void pause(Process process) {
        try {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Opens a file in a window of this size, in pixels, and waits until it is there. */
    public BrowserPage open(URI address, int width, int height) {
        Map<?, ?> target = tools.call("", "Target.createTarget", Map.of("url", "about:blank"));
        Map<?, ?> session =
                tools.call("", "Target.attachToTarget", Map.of("targetId", target.get("targetId"), "flatten", true));
        BrowserPage page = new BrowserPage(tools, (String) session.get("sessionId"));
        page.size(width, height);
        page.go(address);
        return page;
    }

    @Override
    public void close() throws IOException {
        try {
            tools.call("", "Browser.close", Map.of());
        } finally {
            tools.close();
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    List<ProcessHandle> all = process.descendants().toList();
                    process.destroyForcibly();
                    all.forEach(ProcessHandle::destroyForcibly);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Files.deleteIfExists(said);
        }
    }
}
