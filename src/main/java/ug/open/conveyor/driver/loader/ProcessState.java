package ug.open.conveyor.driver.loader;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;

/** What Linux tells of a process in {@code /proc/N/stat}, as proc(5) has it: one line, whose second word, in brackets, may hold anything. */
final class ProcessState {
    private static final int PARENT = 1; // words behind the state
    private static final int GROUP = 2;
    private static final int BEGAN = 19;

    private final byte[] line = new byte[1024]; // it is shorter
    private int end;
    private int letter;

    /** Reads the file; false where the process has gone, or the system tells nothing. */
    boolean read(File stat) {
        try (FileInputStream in = new FileInputStream(stat)) {
            end = in.read(line);
        } catch (IOException gone) {
            return false;
        }
        letter = end - 1;
        while (letter >= 0 && line[letter] != ')') {
            letter--;
        }
        letter += 2;
        return letter > 1 && letter < end;
    }

    /** Whether it has ended and only waits for a parent that asks how. */
    boolean isZombie() {
        return line[letter] == 'Z';
    }

    long parent() {
        return number(PARENT);
    }

    long group() {
        return number(GROUP);
    }

    /** In ticks since the system started. */
    long began() {
        return number(BEGAN);
    }

    /** 0 where the line is too short. */
    private long number(int word) {
        int at = letter;
        for (int passed = 0; passed < word && at < end; at++) {
            if (line[at] == ' ') {
                passed++;
            }
        }
        long number = 0;
        for (; at < end && line[at] >= '0' && line[at] <= '9'; at++) {
            number = number * 10 + line[at] - '0';
        }
        return number;
    }
}
