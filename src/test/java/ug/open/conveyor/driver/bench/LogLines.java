package ug.open.conveyor.driver.bench;

import java.util.SplittableRandom;

/** Log messages that look like those of builds; a line with one is about 240 bytes. The same number of them gives the same ones. */
final class LogLines {
    /** In {@value #NEEDLES} messages of all. */
    static final String NEEDLE = "checksum mismatch at stage";

    static final int NEEDLES = 50;

    private static final int LENGTH = 60;
    private static final String[] WORDS = {
        "compiling", "module", "resolved", "dependency", "downloading", "cache", "hit", "layer", "pushed", "warning:",
                "deprecated",
        "src/main/java/org/example/app", "step", "finished", "in", "ms", "tests", "passed,", "0", "failed", "Étape",
                "done"
    };

    private final SplittableRandom random = new SplittableRandom(42);
    private final long needleEvery;

    LogLines(long count) {
        needleEvery = Math.max(1, count / NEEDLES);
    }

    /** The message of a line; to be asked for one after the other. */
    String message(long line) {
        StringBuilder text = new StringBuilder();
        if (line % needleEvery == 7) {
            text.append(NEEDLE).append(" \"").append(random.nextInt(1000)).append("\" ");
        }
        while (text.length() < LENGTH) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        return text.append(random.nextInt(100_000)).toString();
    }
}
