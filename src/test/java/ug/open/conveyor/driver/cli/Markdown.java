package ug.open.conveyor.driver.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation: its text, its fenced blocks, its headings and links. */
public record Markdown(Path file, String text) {
    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");

    /** Reads a page. */
    public static Markdown of(Path file) {
        try {
            return new Markdown(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** README and the pages of docs. */
    public static List<Markdown> manual() {
        List<Markdown> pages = new ArrayList<>(List.of(of(Path.of("README.md"))));
        pages.addAll(below(Path.of("docs")));
        return pages;
    }

    /** Every page of a project or an installation. */
    public static List<Markdown> all(Path home) {
        List<Markdown> pages = new ArrayList<>();
        try (Stream<Path> files = Files.list(home)) {
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(file -> pages.add(of(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pages.addAll(below(home.resolve("docs")));
        pages.addAll(below(home.resolve("examples")));
        pages.addAll(below(home.resolve("licenses")));
        return pages;
    }

    private static List<Markdown> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(Markdown::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is in the fenced blocks of a language. */
    public List<String> blocks(String language) {
        List<String> blocks = new ArrayList<>();
        Matcher matcher = FENCE.matcher(text);
        while (matcher.find()) {
            if (matcher.group(1).equals(language)) {
                blocks.add(matcher.group(2));
            }
        }
        return blocks;
    }

    /** The text without fenced blocks. */
    String prose() {
        return FENCE.matcher(text).replaceAll("");
    }

    /** The part under a heading, up to the next one of the same level or above. */
    public String section(String heading) {
        int level = heading.indexOf(' ');
        Matcher matcher = Pattern.compile("(?ms)^" + Pattern.quote(heading) + "\n(.*?)(?=^#{1," + level + "} |\\z)")
                .matcher(text);
        if (!matcher.find()) {
            throw new AssertionError(file + " has no heading " + heading);
        }
        return matcher.group(1);
    }

    /** The headings, without their number signs. */
    Set<String> headings() {
        Set<String> headings = new HashSet<>();
        Matcher matcher = HEADING.matcher(prose());
        while (matcher.find()) {
            headings.add(matcher.group(1).strip());
        }
        return headings;
    }

    /** Links to files or headings that are not there, each with its page. */
    public List<String> brokenLinks() {
        List<String> broken = new ArrayList<>();
        Matcher matcher = LINK.matcher(prose());
        while (matcher.find()) {
            String link = matcher.group(1);
            if (!link.matches("[a-z]+:.*") && !leadsSomewhere(link)) {
                broken.add(file + ": " + link);
            }
        }
        return broken;
    }

    private boolean leadsSomewhere(String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return parts.length == 1
                || of(target).headings().stream().map(Markdown::anchor).anyMatch(parts[1]::equals);
    }

    /** As GitHub makes it of a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
