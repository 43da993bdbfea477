package ug.open.conveyor.driver.stream;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;

/** Who has joined, for people who look at a consumer, and so that no two who join look the same. */
public final class Owner {
    private static final AtomicInteger JOINS = new AtomicInteger();

    private Owner() {}

    /** This machine, this process and which join of it: {@code host/4711}, then {@code host/4711/2} and so on. */
    public static String next() {
        int join = JOINS.incrementAndGet();
        String process = host() + "/" + ProcessHandle.current().pid();
        return join == 1 ? process : process + "/" + join;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown host";
        }
    }
}
