package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The libraries of a Java project without {@code classpath}, as its own build tool lists them. The tool asks once, and keeps the answer in the
 * user's cache as long as the files that name the libraries stay as they are and all libraries are there.
 */
record Libraries(Path project, BuildTool tool, Builds builds) {
    private static final String FIRST_LINE = "conveyor-driver libraries 1";
    private static final int SUM_BYTES = 16;

    /**
     * Those of a project.
     *
     * @return files in the order of the class path; none where the project has no build file, builds by itself or names its class path
     * @throws LoadException where the build tool cannot list them, with the last lines that it printed
     */
    static List<Path> of(JavaSpec spec, Builds builds) throws LoadException, InterruptedException {
        Optional<BuildTool> tool = BuildTool.of(spec);
        return tool.isEmpty() ? List.of() : new Libraries(spec.folder(), tool.get(), builds).find();
    }

    private List<Path> find() throws LoadException, InterruptedException {
        try {
            Optional<KeptLines> note =
                    builds.kept().isPresent() ? Optional.of(note(builds.kept().get())) : Optional.empty();
            Optional<List<Path>> kept = note.isPresent() && !builds.afresh() ? kept(note.get()) : Optional.empty();
            if (kept.isPresent()) {
                return kept.get();
            }
            List<Path> found = tool.mayHaveLibraries(project) ? ask() : List.of();
            note.ifPresent(file -> file.write(found.stream().map(Path::toString).toList()));
            return found;
        } catch (IOException e) {
            throw new LoadException("the libraries of " + project + " cannot be found: " + e.getMessage(), e);
        }
    }

    /** Empty where nothing is kept, or a library of it is gone. */
    private static Optional<List<Path>> kept(KeptLines note) {
        try {
            Optional<List<Path>> files =
                    note.read().map(lines -> lines.stream().map(Path::of).toList());
            return files.filter(all -> all.stream().allMatch(Files::exists));
        } catch (InvalidPathException damaged) {
            return Optional.empty();
        }
    }

    private List<Path> ask() throws LoadException, InterruptedException, IOException {
        Path folder = Files.createTempDirectory("conveyor-driver-libraries");
        Path list = folder.resolve("list");
        try {
            new BuildCommand(tool.command(project, list, folder), project, builds.told())
                    .run(
                            "asking " + tool.title() + " for the libraries, once: ",
                            tool.title()
                                    + " could not list the libraries (`classpath:` in driver.yaml names them without it): ");
            return Files.exists(list) ? tool.read(Files.readAllLines(list)) : List.of();
        } finally {
            for (Path left : List.of(list, folder.resolve("libraries.gradle"), folder)) {
                Files.deleteIfExists(left);
            }
        }
    }

    /** The file for the answer: its name has the sum of all that decides it. */
    private KeptLines note(Path folder) throws IOException {
        try {
            MessageDigest sum = MessageDigest.getInstance("SHA-256");
            sum.update(project.toString().getBytes(StandardCharsets.UTF_8));
            for (Path file : tool.files(project)) {
                sum.update((byte) 0);
                sum.update(file.toString().getBytes(StandardCharsets.UTF_8));
                sum.update((byte) 0);
                sum.update(Files.readAllBytes(file));
            }
            String name = "libraries-" + HexFormat.of().formatHex(sum.digest(), 0, SUM_BYTES);
            return new KeptLines(folder.resolve(name), FIRST_LINE);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
