package ug.open.conveyor.driver.config;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import ug.open.conveyor.driver.json.Harmless;

/** Finds driver projects by the names of their drivers: in folders that somebody names, else below the working folder. */
public final class ProjectSearch {
    private static final int DEEPEST = 4;
    private static final int MOST_FOLDERS = 5_000;
    private static final int MOST_NAMED = 10;
    private static final Set<String> LEFT_OUT =
            Set.of("target", "build", "out", "bin", "dist", "node_modules", "__pycache__", "vendor", "venv");

    private final Path working;
    private final List<Path> places;
    private final Map<String, List<Path>> projects = new TreeMap<>();
    private final List<String> nameless = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private int looked;

    /** @param places as somebody wrote them; a relative one is one below the working folder */
    private ProjectSearch(Path working, List<Path> places) {
        this.working = working;
        this.places = places;
    }

    /**
     * The projects in these folders, each of which is a project or has projects one level below it.
     *
     * @throws ConfigException where one is no such folder
     */
    public static ProjectSearch in(Path working, List<Path> places) {
        ProjectSearch search = new ProjectSearch(working, places);
        for (Path place : new TreeSet<>(places)) {
            Path folder = working.resolve(place).normalize();
            if (!Files.isDirectory(folder)) {
                throw new ConfigException(place
                        + (Files.exists(folder) ? " is no folder" : " is not there")
                        + ": give the folder of a driver project, or one with projects one level below");
            }
            search.look(folder, isProject(folder) ? 0 : 1);
        }
        return search;
    }

    /** The projects in the working folder and below it, but in hidden folders, links and the output of builds. */
    public static ProjectSearch below(Path working) {
        ProjectSearch search = new ProjectSearch(working, List.of());
        search.look(working.normalize(), DEEPEST);
        return search;
    }

    /**
     * The folder of a driver's project, from the working folder where it is below it.
     *
     * @throws ConfigException where there is none, or more than one: says where the search looked
     */
    public Path of(String driver) {
        List<Path> found = projects.getOrDefault(driver, List.of());
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.size() > 1) {
            throw new ConfigException("the driver " + Harmless.quoted(driver, 64) + " has " + found.size()
                    + " projects: "
                    + listed(found.stream().map(ProjectSearch::shown).toList())
                    + "; name the folders of the projects to take, as PROJECT");
        }
        throw new ConfigException(nowhere(driver));
    }

    private String nowhere(String driver) {
        StringBuilder text = new StringBuilder("no project of the driver ")
                .append(Harmless.quoted(driver, 64))
                .append(" in ")
                .append(looked());
        List<String> others = new ArrayList<>();
        projects.forEach((name, folders) ->
                folders.forEach(folder -> others.add(Harmless.quoted(name, 64) + " (" + shown(folder) + ")")));
        text.append(others.isEmpty() ? "; there is no project" : "; found: " + listed(others));
        if (!nameless.isEmpty()) {
            text.append("; without `name: ").append(Harmless.quoted(driver, 64)).append("`: ");
            text.append(listed(nameless));
        }
        if (!unreadable.isEmpty()) {
            text.append("; cannot be read: ").append(listed(unreadable));
        }
        return text.append(looked >= MOST_FOLDERS ? "; the search ended after " + MOST_FOLDERS + " folders" : "")
                .append("; name its folder as PROJECT")
                .toString();
    }

    private String looked() {
        return places.isEmpty()
                ? "the working folder and " + DEEPEST + " levels below it"
                : listed(places.stream().map(ProjectSearch::shown).toList())
                        + " (each a project, or a folder with projects one level below)";
    }

    private static String listed(List<String> all) {
        int more = all.size() - MOST_NAMED;
        return String.join(", ", more > 0 ? all.subList(0, MOST_NAMED) : all)
                + (more > 0 ? " and " + more + " more" : "");
    }

    private static String shown(Path folder) {
        String text = Harmless.oneLine(folder.toString());
        return text.isEmpty() ? "." : text;
    }

    private static boolean isProject(Path folder) {
        return Files.isRegularFile(folder.resolve(DriverProject.FILE));
    }

    private void look(Path folder, int levels) {
        if (looked++ >= MOST_FOLDERS) {
            return;
        }
        if (isProject(folder)) {
            note(folder);
        }
        if (levels > 0) {
            for (Path below : folders(folder)) {
                look(below, levels - 1);
            }
        }
    }

    private static List<Path> folders(Path folder) {
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path each : all) {
                String name = each.getFileName().toString();
                if (!name.startsWith(".")
                        && !LEFT_OUT.contains(name)
                        && Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
                    folders.add(each);
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            return List.of(); // one that this user may not read has no project for this user
        }
        folders.sort(null);
        return folders;
    }

    private void note(Path folder) {
        Path shown = folder.startsWith(working) ? working.relativize(folder) : folder;
        try {
            Optional<String> name = ProjectFile.in(folder, shown).name();
            if (name.isEmpty()) {
                nameless.add(shown(shown));
                return;
            }
            List<Path> known = projects.computeIfAbsent(name.get(), key -> new ArrayList<>());
            if (!known.contains(shown)) {
                known.add(shown);
            }
        } catch (ConfigException e) {
            unreadable.add(shown(shown.resolve(DriverProject.FILE)));
        }
    }
}
