package ug.open.conveyor.driver.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.fakes.GotOnce;

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
        Path browser;
        try {
            browser = GotOnce.folder("chromium-" + VERSION, ChromiumBinary::get);
        } catch (IOException e) {
            throw new AssertionError("no Chromium could be had from npm: " + e.getMessage() + HINT, e);
        }
        return new Found(
                browser.resolve("chromium"),
                Map.of(
                        "LD_LIBRARY_PATH",
                        browser.resolve("lib").toString(),
                        "FONTCONFIG_FILE",
                        browser.resolve("fonts.xml").toString()));
    }

    private static void get(Path work, Path browser) throws IOException {
        GotOnce.run(work, "npm", "pack", "--silent", PACKAGE);
        Path packed = GotOnce.file(work, ".tgz");
        GotOnce.check(packed, PACKAGE, SHA512);
        GotOnce.run(work, "tar", "-xzf", packed.toString());
        GotOnce.run(work, "node", "-e", UNPACK);
        GotOnce.run(work, "tar", "-xf", "al2023.tar");
        GotOnce.run(work, "tar", "-xf", "fonts.tar");
        GotOnce.run(work, "tar", "-xf", "swiftshader.tar"); // draws without a graphics card
        GotOnce.run(work, "rm", "-r", "package");
        GotOnce.run(work, "chmod", "+x", "chromium");
        Files.writeString(
                work.resolve("fonts.xml"),
                "<?xml version=\"1.0\"?><fontconfig><dir>" + browser.resolve("fonts") + "</dir><cachedir>"
                        + browser.resolve("fonts-cache") + "</cachedir></fontconfig>\n");
        for (String spare : List.of(packed.getFileName().toString(), "al2023.tar", "fonts.tar", "swiftshader.tar")) {
            Files.delete(work.resolve(spare));
        }
    }

    private ChromiumBinary() {}
}
