package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/** The floor of a command driver: starts a command again and again, and throws away what it prints. */
public final class BareProcesses {
    private static final int BLOCK = 64 * 1024;

    private BareProcesses() {}

    /** Arguments: how often, and the words of the command. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int times = Integer.parseInt(arguments[0]);
        List<String> command = Arrays.asList(arguments).subList(1, arguments.length);
        byte[] block = new byte[BLOCK];
        for (int i = 0; i < times; i++) {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            try (InputStream out = process.getInputStream()) {
                while (out.read(block) >= 0) {
                    // thrown away
                }
            }
            process.waitFor();
        }
    }
}
