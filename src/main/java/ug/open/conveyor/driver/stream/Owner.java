package ug.open.conveyor.driver.stream;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who has joined, for people who look at a consumer. */
public final class Owner {
    private Owner() {}

    /** This machine and this process, such as {@code host/4711}. */
    public static String ofThisProcess() {
        long process = ProcessHandle.current().pid();
        try {
            return InetAddress.getLocalHost().getHostName() + "/" + process;
        } catch (UnknownHostException e) {
            return "unknown host/" + process;
        }
    }
}
