package ug.open.conveyor.driver.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.cli.Here;
import ug.open.conveyor.driver.cli.SampleCommands;

final class PlainSplitTest {
    private static final List<String> PIECES = List.of(
            "--events",
            "--events=a",
            "--events=",
            "--home",
            "--home=-x",
            "--home=a=b",
            "-e",
            "-ex",
            "-e=x",
            "-x",
            "-xn",
            "-xn8",
            "-n",
            "8",
            "-t",
            "--fail-fast",
            "--fail-fast=no",
            "--many",
            "--many=2",
            "-o",
            "json",
            "--output=json",
            "a b",
            "",
            "-",
            "@last",
            "x=y",
            "--evnts",
            "-z",
            "--secret",
            "-h",
            "--help",
            "\"q\"",
            "--only",
            "--only=--only",
            "${x}",
            "%s");

    private final SampleCommands.Run run = new SampleCommands.Run(new Here().environment());

    @Test
    void whatItSplitsIsSplitLikeAnyLine() {
        Random random = new Random(7);
        int plain = 0;
        for (int i = 0; i < 3000; i++) {
            List<String> words = new ArrayList<>();
            for (int n = random.nextInt(6); n >= 0; n--) {
                words.add(PIECES.get(random.nextInt(PIECES.size())));
            }
            SplitWords split = PlainSplit.of(run, words);
            if (split != null) {
                plain++;
                assertThat(facts(split)).as("%s", words).isEqualTo(facts(AnySplit.of(run, words)));
            }
        }
        assertThat(plain).isGreaterThan(300);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-e x", "-e x --only a --only=b=c -x", "--events - dir", "-h"})
    void whatPeopleTypeIsPlain(String line) {
        List<String> words = line.isEmpty() ? List.of() : List.of(line.split(" "));
        assertThat(PlainSplit.of(run, words)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-xn8", "-e=x", "--events=", "--events", "-e -x", "--evnts x", "--fail-fast=no"})
    void ofOtherLinesItSaysNothing(String line) {
        assertThat(PlainSplit.of(run, List.of(line.split(" ")))).isNull();
    }

    /** The words of a flag are of no use to anybody. */
    private String facts(SplitWords split) {
        StringBuilder facts = new StringBuilder();
        for (Opt<?> opt : run.options()) {
            if (split.has(opt.name())) {
                facts.append(opt.name())
                        .append(opt.isFlag() ? "" : split.values(opt))
                        .append('\n');
            }
        }
        return facts.append(split.positional()).toString();
    }
}
