package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ug.open.conveyor.driver.system.SearchPath;
import ug.open.conveyor.driver.system.WindowsPrograms;

/**
 * Finds the program that a command's first word means, and says what is wrong with it before anything runs.
 *
 * @param folder the folder that a name with a slash is relative to
 * @param path the folders that a bare name is looked up in
 */
record Executable(Path folder, SearchPath path) {
    private static final int MAX_FIRST_LINE = 256;

    /** The reason of the system, in the words of JDK 17 ({@code error=2, No such file}) and of newer ones ({@code error: 2 (No such file)}). */
    private static final String SYSTEM_SAID = "error(?:=\\d+, |: \\d+ \\()([^()]+)";

    /** For a command that runs in this folder, with these variables beside those of this tool. */
    static Executable of(Path folder, Map<String, String> env) {
        Map<String, String> variables = new ProcessBuilder().environment();
        CommandEnvironment.put(variables, env);
        return new Executable(folder, SearchPath.of(variables));
    }

    /**
     * The words that start a command: the program as an absolute path, on Windows as that has to be told.
     *
     * @throws LoadException when there is no such program, or it cannot be run
     */
    List<String> words(List<String> command) throws LoadException {
        Path program = find(command.get(0));
        List<String> arguments = command.subList(1, command.size());
        if (isWindows()) {
            return new WindowsWords(folder, WindowsPrograms.here()).of(program, arguments);
        }
        List<String> words = new ArrayList<>(command);
        words.set(0, program.toString());
        return words;
    }

    private boolean isWindows() {
        return path.system().isWindows();
    }

    /**
     * The program as an absolute path.
     *
     * @throws LoadException when there is none, or it cannot be run
     */
    Path find(String word) throws LoadException {
        if (!Files.isDirectory(folder)) {
            throw new LoadException("the folder to work in does not exist: " + folder);
        }
        if (word.isBlank()) {
            throw new LoadException("the command is empty; expected a program, such as ./reconcile.sh");
        }
        try {
            Path program = isPath(word) ? inFolder(word) : onPath(word);
            checkInterpreter(word, program);
            return program;
        } catch (InvalidPathException odd) {
            throw new LoadException("the command '" + word + "' is no name of a file: " + odd.getReason(), odd);
        }
    }

    private boolean isPath(String word) {
        return word.indexOf('/') >= 0 || isWindows() && word.indexOf('\\') >= 0;
    }

    private Path inFolder(String word) throws LoadException {
        Path program = firstThere(folder, word);
        Path same = folder.resolve(word).normalize();
        if (program == null && isWindows() && Files.isRegularFile(same)) {
            throw WindowsWords.noProgram(word, same, firstLine(same));
        }
        if (program == null) {
            throw new LoadException("the command '" + word + "' does not exist: no file "
                    + folder.resolve(word).normalize() + "; a command with a slash is relative to " + folder);
        }
        if (Files.isDirectory(program)) {
            throw new LoadException("the command '" + word + "' is a folder; name a program in it: " + program);
        }
        if (!Files.isExecutable(program)) {
            if (isWindows()) {
                throw new LoadException("the command '" + word + "' may not be run by this user: " + program);
            }
            throw new LoadException("the command '" + word + "' is not executable; try: chmod +x " + program);
        }
        return program;
    }

    private Path onPath(String word) throws LoadException {
        for (Path place : path.folders(folder)) {
            Path found = firstThere(place, word);
            if (found != null && Files.isRegularFile(found) && Files.isExecutable(found)) {
                return found;
            }
        }
        String hint = Files.exists(folder.resolve(word))
                ? "there is one in " + folder + ": write " + (isWindows() ? ".\\" : "./") + word
                : "install it, or give its path; PATH is " + path.path();
        throw new LoadException("the command '" + word + "' was not found on the PATH; " + hint);
    }

    /** Null where there is none. */
    private Path firstThere(Path place, String word) {
        for (String name : path.names(word)) {
            Path file = place.resolve(name).normalize();
            if (Files.exists(file)) {
                return file;
            }
        }
        return null;
    }

    /** A script whose {@code #!} line names nothing that is there fails with "No such file", which sends people looking for the script. */
    private void checkInterpreter(String word, Path program) throws LoadException {
        String line = firstLine(program);
        if (isWindows() || !line.startsWith("#!")) {
            return;
        }
        if (line.endsWith("\r")) {
            throw new LoadException(
                    "the first line of '" + word + "' ends in a carriage return, so its interpreter cannot be found;"
                            + " save it with Unix line ends: " + program);
        }
        List<String> words = words(line.substring(2));
        String interpreter = words.isEmpty() ? "" : words.remove(0);
        if (!Files.isExecutable(folder.resolve(interpreter))) {
            throw new LoadException("the command '" + word + "' starts with '" + line + "', but there is no program "
                    + interpreter + "; install it or correct the first line of " + program);
        }
        if (Path.of(interpreter).endsWith("env")) {
            checkEnv(word, line, words);
        }
    }

    private void checkEnv(String word, String line, List<String> arguments) throws LoadException {
        int first = 0;
        while (first < arguments.size()
                && (arguments.get(first).equals("-S") || arguments.get(first).indexOf('=') >= 0)) {
            first++;
        }
        String name = first < arguments.size() ? arguments.get(first) : "-";
        if (!name.startsWith("-") && !isPath(name)) { // of other options, some take an argument and some do not
            try {
                onPath(name);
            } catch (LoadException missing) {
                throw new LoadException(
                        "the command '" + word + "' starts with '" + line + "', but " + missing.getMessage(), missing);
            }
        }
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (StringTokenizer tokens = new StringTokenizer(line); tokens.hasMoreTokens(); ) {
            words.add(tokens.nextToken());
        }
        return words;
    }

    private static String firstLine(Path program) {
        try (InputStream in = Files.newInputStream(program)) {
            String start = new String(in.readNBytes(MAX_FIRST_LINE), StandardCharsets.ISO_8859_1);
            int end = start.indexOf('\n');
            return end < 0 ? start : start.substring(0, end);
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** The sentence for a program that was there and still could not be started. */
    static String cannotStart(String word, IOException problem) {
        String said = String.valueOf(problem.getMessage());
        Matcher matcher = Pattern.compile(SYSTEM_SAID).matcher(said);
        String why = matcher.find() ? matcher.group(1) : said;
        String hint = why.equals("Argument list too long") ? "; its arguments and environment are too large" : "";
        return "the command '" + word + "' could not be started: " + why + hint;
    }
}
