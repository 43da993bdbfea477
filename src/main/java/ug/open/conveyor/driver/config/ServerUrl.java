package ug.open.conveyor.driver.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the URLs of a server, and shows them without their secrets. */
public final class ServerUrl {
    private static final List<String> API_SCHEMES = List.of("http", "https");
    private static final List<String> NATS_SCHEMES = List.of("nats", "tls");
    private static final String HOST = "CONVEYOR_SERVER_HOST";
    private static final String PORT = "CONVEYOR_SERVER_PORT";
    private static final int LAST_PORT = 65_535;
    private static final String HIDDEN = "***";

    private static final Pattern PORT_BEHIND = Pattern.compile(":[0-9]*(/.*)?");

    /** Names and addresses of loopback, and the one that stands for all addresses. */
    private static final Pattern THIS_MACHINE =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|0\\.0\\.0\\.0|\\[(0*:)*:?0*1?]|\\[::ffff:127\\..*]");

    private ServerUrl() {}

    /** A URL for people: a password is {@code ***}, and so is a user without one, which to NATS is a token. */
    public static String shown(URI url) {
        return shown(url.toString());
    }

    /** The same for what may be no URL: everything between the scheme and the last {@code @} could be a secret. */
    static String shown(String url) {
        int behind = behindPath(url);
        if (behind < url.length()) {
            return shown(url.substring(0, behind)) + url.charAt(behind) + HIDDEN;
        }
        int at = url.lastIndexOf('@');
        if (at < 0) {
            return withoutPassword(url);
        }
        int scheme = url.indexOf("://");
        int from = scheme < 0 || scheme > at ? 0 : scheme + "://".length();
        int colon = url.indexOf(':', from);
        String user = colon >= 0 && colon < at ? url.substring(from, colon + 1) : "";
        return url.substring(0, from) + user + HIDDEN + url.substring(at);
    }

    /** Where a query or a fragment begins, which may hold a token; an {@code @} behind it belongs to a password. */
    private static int behindPath(String url) {
        for (int i = url.lastIndexOf('@') + 1; i < url.length(); i++) {
            if (url.charAt(i) == '?' || url.charAt(i) == '#') {
                return i;
            }
        }
        return url.length();
    }

    /** Behind a name and a colon stands a port, or else what may be a password. */
    private static String withoutPassword(String url) {
        int scheme = url.indexOf("://");
        int from = scheme < 0 ? 0 : scheme + "://".length();
        int colon = url.indexOf(':', from);
        return colon < 0
                        || url.startsWith("[", from)
                        || PORT_BEHIND.matcher(url.substring(colon)).matches()
                ? url
                : url.substring(0, colon + 1) + HIDDEN;
    }

    /** The URL of a setting that is one. */
    static URI of(Setting setting, Setting.Value value) {
        return setting == Setting.API ? api(value) : nats(value);
    }

    /**
     * Whether two URLs lead to one server: the same host, port and path. Names are compared, not the addresses behind them; all that mean this
     * machine are one.
     */
    static boolean isSameServer(URI a, URI b) {
        return host(a).equals(host(b)) && port(a) == port(b) && path(a).equals(path(b));
    }

    private static String host(URI url) {
        String host = url.getHost().toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        return THIS_MACHINE.matcher(host).matches() ? "localhost" : host;
    }

    private static String path(URI url) {
        String decoded = "/" + url.getPath();
        return Path.of(decoded).normalize().toString(); // as a server may read it: without . and .. and empty parts
    }

    private static int port(URI url) {
        return url.getPort() >= 0
                ? url.getPort()
                : switch (url.getScheme()) {
                    case "http" -> 80;
                    case "https" -> 443;
                    default -> 4222;
                };
    }

    static URI api(Setting.Value value) {
        URI url = read(value, API_SCHEMES, "http://localhost:8080");
        if (url.getRawUserInfo() != null) {
            throw wrong(
                    value, "the API takes no user and no password: authenticate with --cert and --key", API_SCHEMES);
        }
        return withoutSlash(url);
    }

    static URI nats(Setting.Value value) {
        URI url = read(value, NATS_SCHEMES, "nats://localhost:4222");
        if (!url.getRawPath().isEmpty() && !url.getRawPath().equals("/")) {
            throw wrong(value, "it has a path, and a NATS server has none", NATS_SCHEMES);
        }
        return withoutSlash(url);
    }

    /** The API by the variables of other Conveyor tools: a host or a URL, and a port. */
    static Optional<Setting.Value> ofOtherTools(Map<String, String> environment) {
        Optional<Setting.Value> host = Setting.inEnvironment(HOST, environment);
        Optional<Setting.Value> port = Setting.inEnvironment(PORT, environment);
        if (host.isEmpty() && port.isEmpty()) {
            return Optional.empty();
        }
        String said = host.map(Setting.Value::text).orElse("localhost");
        String url = said.contains("://") ? said : "http://" + said;
        String origin = host.isPresent() ? HOST : PORT;
        URI base = api(new Setting.Value(origin, url));
        URI whole = base.getPort() >= 0 ? base : withPort(base, port.map(ServerUrl::port));
        return Optional.of(new Setting.Value(origin, whole.toString()));
    }

    private static URI withPort(URI base, Optional<Integer> port) {
        boolean known = port.isEmpty() && base.getScheme().equals("https");
        return known
                ? base
                : URI.create(base.getScheme() + "://" + base.getRawAuthority() + ":" + port.orElse(8080)
                        + base.getRawPath());
    }

    private static int port(Setting.Value value) {
        String text = value.text();
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= LAST_PORT) {
            return Integer.parseInt(text);
        }
        throw new ConfigException(value.origin() + ": expected a port such as 8080, not '" + text + "'");
    }

    private static URI read(Setting.Value value, List<String> schemes, String example) {
        URI url;
        try {
            url = new URI(value.text().strip());
        } catch (URISyntaxException e) {
            throw wrong(value, "expected one such as " + example, schemes);
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (url.getHost() == null && !value.text().contains("://")) {
            throw wrong(value, "write " + schemes.get(0) + "://" + shown(value.text()), schemes);
        }
        if (!schemes.contains(scheme)) {
            throw wrong(value, "it begins with '" + scheme + "'", schemes);
        }
        if (url.getHost() == null) {
            throw wrong(value, "it names no host", schemes);
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw wrong(value, "nothing goes behind the host and the port, no ? and no #", schemes);
        }
        if (url.getPort() > LAST_PORT) {
            throw wrong(value, "no port is above " + LAST_PORT, schemes);
        }
        return URI.create(scheme + url.toString().substring(scheme.length()));
    }

    private static ConfigException wrong(Setting.Value value, String why, List<String> schemes) {
        return new ConfigException(value.origin() + ": '" + shown(value.text()) + "' is no URL that works here: " + why
                + "; expected " + String.join(":// or ", schemes) + "://");
    }

    private static URI withoutSlash(URI url) {
        String text = url.toString();
        return text.endsWith("/") ? URI.create(text.replaceAll("/+$", "")) : url;
    }
}
