package ug.open.conveyor.driver.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.json.Json;

/** What JReleaser would put beside a release, and send: by its dry run. And the bill of materials. */
@Tag("packages")
class ReleaseIT {
    private static final Path WRITTEN = Built.TARGET.resolve("jreleaser");
    private static final String ADDRESS = "https://github.com/open-ug/conveyor-driver/releases/download/v"
            + Built.VERSION + "/" + Built.NAME + ".zip";

    @Test
    void theSumOfEachFileIsThatOfTheVeryFile() throws IOException {
        List<Path> released;
        try (Stream<Path> files = Files.list(Built.TARGET)) {
            released = files.filter(file ->
                            file.getFileName().toString().matches("conveyor-driver[-_]\\d.+[.](zip|gz|deb|json)"))
                    .toList();
        }
        assertThat(released).hasSize(5);
        String sums = read("checksums/checksums_sha256.txt");
        assertThat(sums.lines()).hasSameSizeAs(released);
        for (Path file : released) {
            assertThat(sums).contains(Built.sum(file) + "  " + file.getFileName() + "\n");
        }
    }

    @Test
    void theFormulaOfBrewPutsLauncherAndCompletionsInPlace() throws IOException {
        String formula = read("package/conveyor-driver/brew/Formula/conveyor-driver.rb");
        assertThat(formula)
                .contains(
                        "class ConveyorDriver < Formula\n",
                        "  url \"" + ADDRESS + "\"\n",
                        "  version \"" + Built.VERSION + "\"\n",
                        "  sha256 \"" + Built.sum(Built.ZIP) + "\"\n",
                        "  depends_on \"openjdk@17\"\n",
                        "bash_completion.install \"completions/conveyor-driver.bash\" => \"conveyor-driver\"\n",
                        "zsh_completion.install \"completions/_conveyor-driver\"\n",
                        "fish_completion.install \"completions/conveyor-driver.fish\"\n",
                        "(bin/\"conveyor-driver\").write_env_script libexec/\"bin/conveyor-driver\",\n",
                        "Language::Java.overridable_java_home_env(\"17\")\n")
                .doesNotContain("{{");
        assertInZip("bin/conveyor-driver");
        assertInZip("completions/conveyor-driver.bash");
        assertInZip("completions/_conveyor-driver");
        assertInZip("completions/conveyor-driver.fish");
    }

    @Test
    void theManifestOfScoopNamesTheBatchFile() throws IOException {
        Map<?, ?> manifest = object(Json.parse(read("package/conveyor-driver/scoop/bucket/conveyor-driver.json")));
        assertThat(manifest.get("version")).isEqualTo(Built.VERSION);
        assertThat(manifest.get("url")).isEqualTo(ADDRESS);
        assertThat(manifest.get("hash")).isEqualTo("sha256:" + Built.sum(Built.ZIP));
        assertThat(manifest.get("extract_dir")).isEqualTo(Built.NAME);
        assertThat(manifest.get("bin")).isEqualTo("bin\\conveyor-driver.bat");
        assertInZip("bin/conveyor-driver.bat");
    }

    @Test
    void sdkmanIsToldTheAddress() throws IOException {
        assertThat(read("trace.log"))
                .contains("Release[candidate='conveyor-driver', version='" + Built.VERSION
                        + "', platform='UNIVERSAL', url='" + ADDRESS + "']")
                .contains("dry-run set to true");
    }

    @Test
    void theBillOfMaterialsHasTheLibrariesAndLicensesThatWeTellOf() throws IOException {
        Map<?, ?> bill = object(Json.parse(Files.readString(Built.TARGET.resolve(Built.NAME + "-sbom.json"))));
        assertThat(bill.get("bomFormat")).isEqualTo("CycloneDX");
        Map<String, String> billed = new TreeMap<>();
        for (Object each : (List<?>) bill.get("components")) {
            Map<?, ?> component = object(each);
            Object license =
                    object(((List<?>) component.get("licenses")).get(0)).get("license");
            billed.put(component.get("group") + ":" + component.get("name") + ":" + component.get("version"), (String)
                    object(license).get("id"));
        }
        assertThat(billed).isEqualTo(LicenseTable.read());
    }

    private static void assertInZip(String name) throws IOException {
        try (ZipFile zip = new ZipFile(Built.ZIP.toFile())) {
            assertThat(zip.getEntry(Built.NAME + "/" + name)).as(name).isNotNull();
        }
    }

    private static Map<?, ?> object(Object value) {
        return (Map<?, ?>) value;
    }

    private static String read(String name) throws IOException {
        return Files.readString(WRITTEN.resolve(name));
    }
}
