package ug.open.conveyor.driver.client;

/**
 * A call of the API.
 *
 * @param method of HTTP
 * @param path with its query
 * @param body JSON; null: none
 */
record Request(String method, String path, byte[] body) {
    static Request get(String path) {
        return new Request("GET", path, null);
    }

    static Request post(String path, byte[] body) {
        return new Request("POST", path, body);
    }

    static Request put(String path, byte[] body) {
        return new Request("PUT", path, body);
    }

    static Request delete(String path) {
        return new Request("DELETE", path, null);
    }

    /** The most bytes of its answer: a resource has less than 2 MiB, and the log entries of a run may be many. */
    int mostOfItsAnswer() {
        return path.startsWith("/logs") ? 512 << 20 : 16 << 20;
    }

    /** For messages. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
