package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** Finds the Java sources of a project. Links are followed; what is hidden, or an editor's, is none. */
final class SourceFiles extends SimpleFileVisitor<Path> {
    private final Path project;
    private final Path root;
    private final List<Path> found = new ArrayList<>();
    private String problem = "";

    private SourceFiles(Path project, Path root) {
        this.project = project;
        this.root = root;
    }

    /**
     * Those below a folder, by name.
     *
     * @throws LoadException where a link leads nowhere, or back to a folder that it is in
     */
    static List<Path> below(Path project, Path root) throws LoadException, IOException {
        SourceFiles files = new SourceFiles(project, root);
        Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, files);
        if (!files.problem.isEmpty()) {
            throw new LoadException(files.problem);
        }
        files.found.sort(null);
        return files.found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return !folder.equals(root) && isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        String name = file.getFileName().toString();
        if (!name.endsWith(".java")
                || FileNames.isEditors(name)
                || name.equals("module-info.java")) { // it is loaded as a class path, where modules mean nothing
            return FileVisitResult.CONTINUE;
        }
        if (attributes.isSymbolicLink()) { // one that was followed shows what it leads to
            return refuse(shown(file) + " is a link to " + Files.readSymbolicLink(file)
                    + ", which is not there: correct the link, or remove it");
        }
        if (attributes.isRegularFile()) {
            found.add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
        if (isHidden(file)) {
            return FileVisitResult.CONTINUE;
        }
        if (e instanceof FileSystemLoopException) {
            return refuse(shown(file)
                    + " is a link to a folder that it is in itself, so that the sources have no end: remove it,"
                    + " or let it lead elsewhere");
        }
        throw e;
    }

    private static boolean isHidden(Path file) {
        return file.getFileName().toString().startsWith(".");
    }

    private FileVisitResult refuse(String sentence) {
        problem = sentence;
        return FileVisitResult.TERMINATE;
    }

    private String shown(Path file) {
        return file.startsWith(project) ? project.relativize(file).toString() : file.toString();
    }
}
