package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import ug.open.conveyor.driver.browser.BrowserPage;
import ug.open.conveyor.driver.browser.Chromium;
import ug.open.conveyor.driver.fakes.Await;

/** Reports of ten thousand attempts with ten lines each: written, beside a copy of the same lines and beside the same run without; and the page in a browser. */
final class ReportRow implements Row {
    private static final int ATTEMPTS = 10_000;
    private static final int LINES = 10;
    private static final double MOST_FILTER = 0.2; // seconds
    private static final String FILTER = """
            (() => {
              const filter = document.querySelector('#filter');
              const at = performance.now();
              filter.value = '7';
              filter.dispatchEvent(new Event('input'));
              document.querySelector('#rows').offsetHeight;
              return performance.now() - at;
            })()""";

    @Override
    public String name() {
        return "report";
    }

    @Override
    public void measure(Setting setting, Sheet sheet) throws IOException, InterruptedException {
        String run = Stores.manyRuns(setting.store(), 1, ATTEMPTS, LINES);
        Path page = setting.folder().resolve("report.html");
        Path copy = setting.folder().resolve("copy.jsonl");
        setting.warm();
        Map<String, Double> written = new Turns(5)
                .add("copy", new Job(setting.tool("runs", "export", "--session", run, copy.toString(), "--force")))
                .add("page", new Job(setting.tool("runs", "report", "--session", run, "--report", "html=" + page)))
                .medians();
        sheet.ratio(
                "report html, 10,000 attempts, 100,000 lines",
                written.get("page"),
                "runs export",
                written.get("copy"),
                3);
        try (Chromium browser = Chromium.start(setting.folder())) {
            BrowserPage opened = browser.open(page.toUri(), 1200, 900);
            Await.until("the script", () -> opened.is("document.body.dataset.ready === 'yes'"));
            double seconds = Double.parseDouble(opened.text(FILTER)) / 1000;
            sheet.ratio("its first filter key, in a browser", seconds, "the time that a person feels", MOST_FILTER, 1);
        }
        beside(setting, sheet);
    }

    private static void beside(Setting setting, Sheet sheet) throws IOException, InterruptedException {
        Path events = EventFile.write(setting.folder().resolve("events.jsonl"), ATTEMPTS);
        String project = setting.driverOf(NoOpDriver.class).toString();
        Path file = setting.folder().resolve("junit.xml");
        Map<String, Double> medians = new Turns(5)
                .add("run", new Job(setting.tool("run", project, "--events", events.toString())))
                .add(
                        "report",
                        new Job(setting.tool(
                                "run", project, "--events", events.toString(), "--report", "junit=" + file)))
                .medians();
        sheet.ratio(
                "run with report junit, 10,000 attempts", medians.get("report"), "without", medians.get("run"), 1.2);
    }
}
