package ug.open.conveyor.driver.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import ug.open.conveyor.driver.Mode;
import ug.open.conveyor.driver.store.index.Status;
import ug.open.conveyor.driver.store.index.StoredAttempt;

final class OffersTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final Path SEGMENT = Path.of("20261129T110000000000-k3f9abcdef-0001.jsonl");

    private static StoredAttempt attempt(String driver, String run, int event, String resource, Status status) {
        return new StoredAttempt(
                run,
                driver,
                resource,
                "create",
                1,
                event,
                event,
                Mode.OFFLINE,
                NOW.minusSeconds(600 - 60L * event),
                status,
                OptionalLong.of(1),
                new StoredAttempt.Place(SEGMENT, 0, 0, SEGMENT, 1));
    }

    private static Offers offers(String prefix) {
        Offers offers = new Offers(prefix, NOW);
        offers.add(attempt("builder", "run-1", 3, "image/b", Status.SUCCEEDED));
        offers.add(attempt("cloner", "run-2", 2, "app/a\t\u001b[2J\n$(x)", Status.FAILED));
        offers.add(attempt("cloner", "run-1", 1, "app/" + "x".repeat(500), Status.SUCCEEDED));
        return offers;
    }

    private static List<String> words(List<String> lines) {
        return lines.stream().map(line -> line.substring(0, line.indexOf('\t'))).toList();
    }

    @Test
    void executionsComeFirstAndTheNewestFirst() {
        assertThat(words(offers("").runs()))
                .containsExactly(
                        "@last",
                        "@failed",
                        "k3f9ab.3",
                        "k3f9ab.2",
                        "k3f9ab.1",
                        "builder/",
                        "cloner/",
                        "run-1",
                        "run-2");
    }

    @Test
    void aLineTellsDriverResourceVerdictAndAge() {
        assertThat(offers("@l").runs()).containsExactly("@last\tbuilder  image/b  succeeded  7 m ago");
        assertThat(offers("k3f9ab.3").runs()).containsExactly("k3f9ab.3\tbuilder  image/b  succeeded  7 m ago");
        assertThat(offers("run-1").runs()).containsExactly("run-1\tbuilder  image/b  succeeded  7 m ago");
    }

    @Test
    void aDescriptionIsOneShortLineOfPlainCharacters() {
        assertThat(offers("@f").runs()).containsExactly("@failed\tcloner  app/a\\t\\e[2J\\n$(x)  failed  8 m ago");
        assertThat(offers("k3f9ab.1").runs().get(0)).hasSizeLessThan(90).endsWith("  succeeded  9 m ago");
    }

    @Test
    void behindADriverComesWhatItDid() {
        assertThat(words(offers("cloner/").runs()))
                .containsExactly(
                        "cloner/@last",
                        "cloner/@failed",
                        "cloner/k3f9ab.2",
                        "cloner/k3f9ab.1",
                        "cloner/run-2",
                        "cloner/run-1");
        assertThat(words(offers("cloner/k").runs())).containsExactly("cloner/k3f9ab.2", "cloner/k3f9ab.1");
        assertThat(offers("builder/@l").runs()).containsExactly("builder/@last\tbuilder  image/b  succeeded  7 m ago");
    }

    @Test
    void whatIsNoPlainWordIsNotOffered() {
        Offers offers = new Offers("", NOW);
        offers.add(attempt("cloner", "$(touch x)", 1, "app/a", Status.FAILED));
        offers.add(attempt("cloner", "a b", 2, "app/a", Status.FAILED));
        offers.add(attempt("cloner", "x\ty", 3, "app/a", Status.FAILED));
        offers.add(attempt("cl;oner", "fine", 4, "app/a", Status.FAILED));
        assertThat(words(offers.runs()))
                .containsExactly("@last", "@failed", "k3f9ab.1", "k3f9ab.2", "k3f9ab.3", "cloner/");
        assertThat(words(offers.drivers())).containsExactly("cloner");
    }

    @Test
    void anEmptyStoreStillHasTheCountedOnes() {
        assertThat(words(new Offers("", NOW).runs())).containsExactly("@last", "@failed");
    }
}
