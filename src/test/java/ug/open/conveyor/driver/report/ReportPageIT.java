package ug.open.conveyor.driver.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.browser.BrowserPage;
import ug.open.conveyor.driver.browser.Chromium;
import ug.open.conveyor.driver.fakes.Await;

/** The page of a report in a real browser. With {@code -Dgenerated.write=true} its picture in the documentation is made again. */
final class ReportPageIT {
    private static final Path PICTURE = Path.of("docs/report.png");
    private static final String ROWS = "document.querySelectorAll('#rows .row').length";
    private static final String CHOSEN = "document.querySelector('#rows .row.chosen .c-what').textContent";

    @TempDir
    static Path folder;

    private static Chromium browser;

    @BeforeAll
    static void start() throws IOException {
        browser = Chromium.start(folder);
    }

    @AfterAll
    static void end() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    private static BrowserPage open(String name, Report report, int width, int height) throws IOException {
        BrowserPage page =
                browser.open(ReportScene.page(report, folder.resolve(name)).toUri(), width, height);
        Await.until("the script", () -> page.is("document.body.dataset.ready === 'yes'"));
        return page;
    }

    private static void isQuiet(BrowserPage page, String name) {
        assertThat(page.complaints()).isEmpty();
        assertThat(page.requests()).allMatch(address -> address.endsWith("/" + name) || address.equals("data:,"));
    }

    @Test
    void aHostileLogLineStaysText() throws IOException {
        String file = Files.readString(ReportScene.page(ReportScene.of("failures"), folder.resolve("text.html")));
        assertThat(file)
                .doesNotContain("http://", "https://", "</script><script>alert", "<b onmouseover", "\u202e", "\u001b");

        BrowserPage page = open("hostile.html", ReportScene.of("failures"), 1200, 900);
        page.press("/");
        page.type("workflow/app");
        page.press("Enter", "Enter");
        Await.until("the log", () -> page.is("document.querySelectorAll('#log .entry').length === 3"));
        assertThat(page.text("document.querySelector('#log').innerText"))
                .contains("</script><script>alert(1)</script><!-- <b onmouseover=alert(2)>markup</b> ]]> &amp; ```")
                .contains("hidden: \\u202etxt.exe red \\x07bell");
        assertThat(page.is("document.querySelector('#log b') === null && document.scripts.length === 4"))
                .isTrue();
        assertThat(page.text("document.querySelector('#run').innerText"))
                .contains("Difference to the recorded result", "$.data.commit", "\"b1\"", "\"b2\"", "cases.jsonl:2");
        isQuiet(page, "hostile.html");
    }

    @Test
    void everythingWorksByKeyboardAlone() throws IOException {
        BrowserPage page = open("keys.html", ReportScene.of("failures"), 1200, 900);
        assertThat(page.value(ROWS)).isEqualTo(new java.math.BigDecimal(5));
        page.press("/");
        page.type("clone");
        assertThat(page.text("document.querySelector('#shown').textContent")).isEqualTo("5 runs");
        page.type(" web");
        assertThat(page.text("document.querySelector('#shown').textContent")).isEqualTo("1 of 5 runs");
        page.press("Enter", "Enter");
        assertThat(page.text("document.activeElement.id")).isEqualTo("search");
        page.type("gitcloner");
        assertThat(page.text("document.querySelector('#found').textContent")).isEqualTo("1 of 2");
        assertThat(page.text("document.querySelector('#log .here').textContent"))
                .contains("GitCloner.java:42");
        page.press("Enter");
        assertThat(page.text("document.querySelector('#found').textContent")).isEqualTo("2 of 2");
        assertThat(page.text("document.querySelector('#log .here mark').textContent"))
                .isEqualTo("GitCloner");
        page.press("Escape");
        assertThat(page.is("document.querySelector('#run').hidden && document.activeElement.id === 'rows'"))
                .isTrue();
        page.value(
                "document.querySelector('#filter').value = ''; document.querySelector('#filter').dispatchEvent(new Event('input'))");
        page.press("Home", "ArrowDown", "ArrowDown", "ArrowUp");
        assertThat(page.text(CHOSEN)).isEqualTo("create workflow/web");
        page.press("End", "Enter");
        assertThat(page.text("document.querySelector('#run h2').textContent")).isEqualTo("create workflow/late");
        assertThat(page.text("document.querySelector('#run').innerText"))
                .contains("interrupted", "its session ended first");
        isQuiet(page, "keys.html");
    }

    @Test
    void tenThousandAttemptsAnswerAKeyAtOnce() throws IOException {
        BrowserPage page = open("many.html", ReportScene.many(10_000), 1200, 900);
        assertThat(page.text("document.querySelector('#shown').textContent")).isEqualTo("10000 runs");
        String first =
                "(() => { const at = performance.now(); const filter = document.querySelector('#filter'); filter.value = '7';"
                        + " filter.dispatchEvent(new Event('input')); document.querySelector('#rows').offsetHeight; return performance.now() - at; })()";
        double took = Double.parseDouble(page.text(first));
        assertThat(took)
                .as("ms until the first key is answered")
                .isLessThan(1000); // 200 on a quiet machine: the benchmark has it
        assertThat(Integer.parseInt(page.text(ROWS))).as("rows that exist").isBetween(10, 60);
        page.value(
                "document.querySelector('#filter').value = 'attempt 5123:'; document.querySelector('#deep').click()");
        assertThat(page.text("document.querySelector('#shown').textContent")).isEqualTo("2 of 10000 runs");
        isQuiet(page, "many.html");
    }

    @Test
    void isReadableInLightAndDarkNarrowAndOnPaper() throws IOException {
        BrowserPage page = open("media.html", ReportScene.of("pipeline"), 1200, 800);
        String paper = "getComputedStyle(document.body).backgroundColor";
        page.media("screen", "light");
        assertThat(page.text(paper)).isEqualTo("rgb(255, 255, 255)");
        page.media("screen", "dark");
        assertThat(page.text(paper)).isEqualTo("rgb(20, 23, 27)");
        page.size(400, 700);
        assertThat(page.is("document.documentElement.scrollWidth <= 400")).isTrue();
        page.value("document.querySelector('#rows .row').click()");
        assertThat(
                        page.is(
                                "document.documentElement.scrollWidth <= 400 && getComputedStyle(document.querySelector('#overview')).display === 'none'"))
                .isTrue();
        page.media("", "light");
        assertThat(new String(page.paper(), StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
        page.value("dispatchEvent(new Event('beforeprint'))");
        page.media("print", "light");
        assertThat(page.text("document.querySelector('#print').innerText"))
                .contains("workflow/docs", "ValueError: no Dockerfile");
        assertThat(page.text("getComputedStyle(document.querySelector('main')).display"))
                .isEqualTo("none");
        isQuiet(page, "media.html");
    }

    @Test
    void theTimelineShowsRetriesWaitsAndSteps() throws IOException {
        BrowserPage page = open("timeline.html", ReportScene.of("pipeline"), 1200, 800);
        assertThat(page.value("[...document.querySelectorAll('.lane .name')].map(lane => lane.textContent).join()"))
                .isEqualTo("workflow/app,workflow/web,workflow/api,workflow/docs");
        assertThat(page.text("document.querySelectorAll('.lane .bar').length")).isEqualTo("10");
        assertThat(page.text("document.querySelectorAll('.lane .bar.retried').length"))
                .isEqualTo("2");
        assertThat(page.text("document.querySelectorAll('.lane .wait').length")).isNotEqualTo("0");
        assertThat(page.text("document.querySelector('.lane .bar.retried').title"))
                .contains("build-app / git-cloner", "attempt 1", "retried", "55 ms");
        page.value("document.querySelector('.lane .bar.failed').click()");
        assertThat(page.text("document.querySelector('#run h2').textContent")).isEqualTo("process workflow/api");
        isQuiet(page, "timeline.html");
        if (Boolean.getBoolean("generated.write")) {
            Files.write(PICTURE, page.picture());
        }
    }

    @Test
    void thePictureInTheDocumentationIsSmall() throws IOException {
        assertThat(Files.size(PICTURE)).isLessThan(200_000);
        assertThat(List.of(Files.readString(Path.of("docs/reports.md")).split("\n")))
                .anyMatch(line -> line.contains("(report.png)"));
    }
}
