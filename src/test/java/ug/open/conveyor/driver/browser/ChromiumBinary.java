package ug.open.conveyor.driver.browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The Chromium of the tests: named by CHROMIUM, else got into target/ as an npm package that has the browser, its libraries and a font in it; of
 * one version, known by its digest.
 */
final class ChromiumBinary {
    private static final String VERSION = "153.0.0";
    private static final String PACKAGE = "@sparticuz/chromium@" + VERSION;
    private static final String SHA512 =
            "jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==";
    private static final String HINT = "; install Chromium and name it in CHROMIUM, such as CHROMIUM=/usr/bin/chromium";
    private static final long LIMIT_MINUTES = 5;

    /** Unpacks what the package has packed by brotli, which node reads and the JDK does not. */
    private static final String UNPACK = """
            const fs = require('fs'), zlib = require('zlib'), {pipeline} = require('stream/promises');
            (async () => {
              for (const name of ['chromium', 'al2023.tar', 'fonts.tar', 'swiftshader.tar']) {
                await pipeline(fs.createReadStream('package/bin/' + name + '.br'), zlib.createBrotliDecompress(), fs.createWriteStream(name));
              }
            })();""";

    /**
     * A browser.
     *
     * @param program the executable
     * @param variables what it needs in its environment
     */
    record Found(Path program, Map<String, String> variables) {}

    /** The browser; an {@link AssertionError} tells how to install one. */
    static Found find() {
        String named = System.getenv("CHROMIUM");
        if (named != null && !named.isEmpty()) {
            return new Found(Path.of(named), Map.of());
        }
        Path folder = Path.of(System.getProperty("project.build.directory", "target"), "chromium-" + VERSION)
                .toAbsolutePath();
        try {
            Files.createDirectories(folder);
            try (FileChannel lock =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock.lock(); // another process may be at it
                if (!Files.isExecutable(folder.resolve("browser/chromium"))) {
                    get(folder);
                }
            }
        } catch (IOException e) {
            throw new AssertionError("no Chromium could be had from npm: " + e.getMessage() + HINT, e);
        }
        Path browser = folder.resolve("browser");
        return new Found(
                browser.resolve("chromium"),
                Map.of(
                        "LD_LIBRARY_PATH",
                        browser.resolve("lib").toString(),
                        "FONTCONFIG_FILE",
                        browser.resolve("fonts.xml").toString()));
    }

    private static void get(Path folder) throws IOException {
        Path work = Files.createTempDirectory(folder, "get");
        run(work, "npm", "pack", "--silent", PACKAGE);
        Path packed;
        try (Stream<Path> files = Files.list(work)) {
            packed = files.filter(file -> file.toString().endsWith(".tgz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("npm pack left no archive"));
        }
        if (!SHA512.equals(digest(packed))) {
            throw new IOException("the digest of " + PACKAGE + " is not the one that is known");
        }
        run(work, "tar", "-xzf", packed.toString());
        run(work, "node", "-e", UNPACK);
        run(work, "tar", "-xf", "al2023.tar");
        run(work, "tar", "-xf", "fonts.tar");
        run(work, "tar", "-xf", "swiftshader.tar"); // draws without a graphics card
        run(work, "rm", "-r", "package");
        run(work, "chmod", "+x", "chromium");
        Path browser = folder.resolve("browser");
        Files.writeString(
                work.resolve("fonts.xml"),
                "<?xml version=\"1.0\"?><fontconfig><dir>" + browser.resolve("fonts") + "</dir><cachedir>"
                        + browser.resolve("fonts-cache") + "</cachedir></fontconfig>\n");
        for (String spare :
                List.of(packed.getFileName().toString(), "said", "al2023.tar", "fonts.tar", "swiftshader.tar")) {
            Files.delete(work.resolve(spare));
        }
        Files.move(work, browser, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void run(Path folder, String... command) throws IOException {
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(command[0] + " said: "
                        + Files.readString(said, StandardCharsets.UTF_8).strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-512");
            byte[] block = new byte[1 << 16];
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                digest.update(block, 0, count);
            }
            return Base64.getEncoder().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private ChromiumBinary() {}
}
