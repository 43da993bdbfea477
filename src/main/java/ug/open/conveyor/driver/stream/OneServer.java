package ug.open.conveyor.driver.stream;

import io.nats.client.Options;
import io.nats.client.ServerPool;
import io.nats.client.support.NatsUri;
import java.util.List;

/**
 * The one server of a private stream, by its address. The client library's own pool begins with default options, which initialize the JDK's
 * logging: a third of what the library needs to get ready.
 */
final class OneServer implements ServerPool {
    private NatsUri server;

    @Override
    public void initialize(Options options) {
        server = options.getNatsServerUris().get(0);
    }

    /** It has no others. */
    @Override
    public boolean acceptDiscoveredUrls(List<String> discovered) {
        return false;
    }

    @Override
    public NatsUri peekNextServer() {
        return server;
    }

    @Override
    public NatsUri nextServer() {
        return server;
    }

    /** Its address is one already. */
    @Override
    @Deprecated // in the library; what takes its place calls it
    public List<String> resolveHostToIps(String host) {
        return List.of(host);
    }

    @Override
    public void connectSucceeded(NatsUri of) {
        // it stays the one
    }

    @Override
    public void connectFailed(NatsUri of) {
        // it stays the one
    }

    @Override
    public List<String> getServerList() {
        return List.of(server.toString());
    }

    @Override
    public boolean hasSecureServer() {
        return false;
    }
}
