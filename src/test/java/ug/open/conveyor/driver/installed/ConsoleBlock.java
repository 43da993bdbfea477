package ug.open.conveyor.driver.installed;

import static org.assertj.core.api.Assertions.assertThat;

/** A block of a page that shows a console: the commands behind dollar signs, and below each what it prints. */
final class ConsoleBlock {
    /** Runs each line behind a dollar sign, in one shell, and compares what comes with what is shown below it. */
    static void play(Shell shell, String console) {
        Shell at = shell;
        for (String step : console.split("(?m)^\\$ ")) {
            String[] parts = step.split("\n", 2);
            if (parts[0].startsWith("cd ")) {
                at = at.at(parts[0].substring(3));
            } else if (!parts[0].isEmpty()) {
                String seen = at.seen(parts[0]).out().replace(at.environment().get("HOME"), "~");
                assertThat(normal(seen)).as(parts[0]).isEqualTo(normal(parts[1]));
            }
        }
    }

    /** Without what is different each time: durations, moments, ids, the widths of columns. */
    private static String normal(String text) {
        return text.replaceAll("\\b\\d+(\\.\\d+)? m?s\\b", "N ms")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME")
                .replaceAll("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b", "RUN-ID")
                .replaceAll("\\b[0-9a-z]{6}\\.(\\d+)\\b", "SESSION.$1")
                .replaceAll(" {2,}", "  ")
                .strip();
    }

    private ConsoleBlock() {}
}
