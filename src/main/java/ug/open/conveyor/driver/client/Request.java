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

    static Request delete(String path) {
        return new Request("DELETE", path, null);
    }

    /** For messages. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
