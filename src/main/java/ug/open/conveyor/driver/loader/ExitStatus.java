package ug.open.conveyor.driver.loader;

import java.util.Map;

/** How a command ended. By the shells' convention, which the JDK follows, a signal n shows as 128 + n; on Windows there are 32 bits. */
record ExitStatus(int code) {
    private static final int TEMPORARY_FAILURE = 75; // EX_TEMPFAIL of sysexits.h

    private static final int SIGNALLED = 128;
    private static final int SIGINT = 2;
    private static final int SIGTERM = 15;

    /** Windows' STATUS_CONTROL_C_EXIT. */
    private static final int CONTROL_C_EXIT = 0xC000013A;

    private static final Map<Integer, String> KNOWN = Map.ofEntries(
            Map.entry(TEMPORARY_FAILURE, "a temporary failure"),
            Map.entry(126, "a command in it could not be executed"),
            Map.entry(127, "a command in it was not found"),
            Map.entry(129, "ended by SIGHUP"),
            Map.entry(130, "ended by SIGINT"),
            Map.entry(131, "ended by SIGQUIT"),
            Map.entry(132, "crashed: SIGILL"),
            Map.entry(134, "aborted: SIGABRT"),
            Map.entry(135, "crashed: SIGBUS"),
            Map.entry(136, "crashed: SIGFPE"),
            Map.entry(137, "killed by SIGKILL, perhaps because memory ran out"),
            Map.entry(139, "crashed: SIGSEGV"),
            Map.entry(141, "ended by SIGPIPE"),
            Map.entry(142, "ended by SIGALRM"),
            Map.entry(143, "ended by SIGTERM"),
            Map.entry(9009, "a command in it was not found"),
            Map.entry(CONTROL_C_EXIT, "ended by Ctrl-C"),
            Map.entry(0xC0000005, "crashed: access violation"),
            Map.entry(0xC00000FD, "crashed: stack overflow"),
            Map.entry(0xC0000135, "a library (DLL) of it was not found"));

    boolean success() {
        return code == 0;
    }

    boolean temporary() {
        return code == TEMPORARY_FAILURE;
    }

    /** Whether it ended as Ctrl-C or a request to terminate ends a program that has no handler of its own. */
    boolean stopped() {
        return code == SIGNALLED + SIGINT || code == SIGNALLED + SIGTERM || code == CONTROL_C_EXIT;
    }

    /** Such as {@code exit 3}. */
    String text() {
        String known = KNOWN.get(code);
        return known == null ? "exit " + code : "exit " + code + " (" + known + ")";
    }
}
