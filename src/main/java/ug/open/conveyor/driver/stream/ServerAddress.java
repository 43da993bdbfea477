package ug.open.conveyor.driver.stream;

import java.util.regex.Pattern;

/** How a server is called in messages. */
final class ServerAddress {
    /** All that can be a user, a password or a token: up to the last @ of an address, whatever else is in it. */
    private static final Pattern USER = Pattern.compile("([a-z]+://)[^,\\[]*@|[^\\s,\\[]*@");

    private ServerAddress() {}

    /** The text with no user, password or token in its addresses. */
    static String withoutUser(String text) {
        return USER.matcher(text).replaceAll("$1");
    }
}
