package ug.open.conveyor.driver.loader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ug.open.conveyor.driver.system.SearchPath;
import ug.open.conveyor.driver.system.WindowsPrograms;
import ug.open.conveyor.driver.system.WindowsQuotes;

/**
 * The words that start a program on Windows, so that it gets its arguments as they are. Java joins words to the one line that Windows takes, and
 * passes those that begin and end with a quote on as they are; of others it does not escape the quotes. A batch file is read by {@code cmd}, for
 * which {@code &} and {@code %} in an argument are more than characters.
 *
 * @param folder where it works
 * @param programs those of Windows itself
 */
record WindowsWords(Path folder, WindowsPrograms programs) {
    /** Of a line for {@code cmd}. */
    private static final int MOST_CHARACTERS = 8_191;

    private static final List<String> BATCH = List.of("/d", "/e:on", "/v:off", "/s", "/c");
    private static final List<String> SCRIPT = List.of("-NoProfile", "-ExecutionPolicy", "Bypass", "-File");

    /**
     * The words.
     *
     * @param program an absolute path
     * @throws LoadException where {@code cmd} cannot take them
     */
    List<String> of(Path program, List<String> arguments) throws LoadException {
        String name = program.getFileName().toString();
        List<String> words = new ArrayList<>();
        if (SearchPath.isBatch(name)) {
            words.add(programs.cmd());
            words.addAll(BATCH);
            words.add(line(program, arguments));
            return words;
        }
        if (name.equalsIgnoreCase("cmd.exe")) { // it reads quotes in its own way, and Java passes them on
            words.add(program.toString());
            words.addAll(arguments);
            return words;
        }
        if (SearchPath.ends(name, SearchPath.POWERSHELL)) {
            words.add(programs.powerShell());
            words.addAll(SCRIPT);
            words.add(WindowsQuotes.ofProgram(program.toString()));
        } else {
            words.add(program.toString());
        }
        arguments.forEach(argument -> words.add(WindowsQuotes.ofProgram(argument)));
        return words;
    }

    private String line(Path program, List<String> arguments) throws LoadException {
        String name = program.getFileName().toString();
        if (folder.toString().startsWith("\\\\")) {
            throw new LoadException("the command '" + name
                    + "' is a batch file, and cmd cannot work in a folder of the network such as " + folder
                    + "; give that a drive letter: net use X: " + folder);
        }
        StringBuilder line = new StringBuilder("\"").append(WindowsQuotes.ofBatch(program.toString()));
        for (String argument : arguments) {
            if (argument.indexOf('\n') >= 0 || argument.indexOf('\r') >= 0) {
                throw new LoadException("the command '" + name
                        + "' is a batch file, which cmd reads, and no argument of one can have a line end;"
                        + " expected one line, and found: "
                        + argument.lines().findFirst().orElse(""));
            }
            line.append(' ').append(WindowsQuotes.ofBatch(argument));
        }
        if (line.length() > MOST_CHARACTERS) {
            throw new LoadException("the command '" + name + "' is a batch file, and its arguments have "
                    + line.length() + " characters; cmd takes " + MOST_CHARACTERS + ": give them in a file");
        }
        return line.append('"').toString();
    }

    /** What to say of a file that Windows cannot start, by its first line if that names an interpreter. */
    static LoadException noProgram(String word, Path file, String firstLine) {
        String interpreter = firstLine.startsWith("#!") ? firstLine.strip().replaceFirst(".*[/\\s]", "") : "";
        String name = file.getFileName().toString();
        String with = SearchPath.ends(name, ".py") || interpreter.startsWith("python")
                ? "py -3 "
                : SearchPath.ends(name, ".js") || interpreter.equals("node")
                        ? "node "
                        : SearchPath.ends(name, ".sh") || interpreter.endsWith("sh") ? "bash " : "";
        String hint = with.isEmpty()
                ? "name the program that reads it in front"
                : "name the program that reads it in front: " + with + word
                        + (with.equals("bash ") ? " (Git for Windows and WSL have a bash)" : "");
        return new LoadException("the command '" + word
                + "' cannot be run on Windows: its file is no .exe, .com, .bat, .cmd or .ps1; " + hint);
    }
}
