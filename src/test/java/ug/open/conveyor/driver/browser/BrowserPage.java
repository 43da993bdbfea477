package ug.open.conveyor.driver.browser;

import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import ug.open.conveyor.driver.fakes.Await;

/** A page in a browser, as a person has it: keys, media, pictures. */
public final class BrowserPage {
    private static final Map<String, Integer> CODES = Map.of(
            "Enter",
            13,
            "Escape",
            27,
            "PageUp",
            33,
            "PageDown",
            34,
            "End",
            35,
            "Home",
            36,
            "ArrowUp",
            38,
            "ArrowDown",
            40,
            "Tab",
            9);

    private final DevTools tools;
    private final String session;

    BrowserPage(DevTools tools, String session) {
        this.tools = tools;
        this.session = session;
        for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
            call(domain + ".enable", Map.of());
        }
    }

    private Map<?, ?> call(String method, Map<String, ?> parameters) {
        return tools.call(session, method, parameters);
    }

    void go(URI address) {
        call("Page.navigate", Map.of("url", address.toString()));
        Await.until("the page", () -> is("document.readyState === 'complete' && location.href !== 'about:blank'"));
    }

    /** The size of its window, in pixels. */
    public void size(int width, int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Shows it as on a {@code screen} or in {@code print}, in the scheme {@code light} or {@code dark}. */
    public void media(String medium, String scheme) {
        call(
                "Emulation.setEmulatedMedia",
                Map.of("media", medium, "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** The value of an expression of JavaScript; of a promise, what it comes to. */
    public Object value(String expression) {
        Map<?, ?> got =
                call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (got.containsKey("exceptionDetails")) {
            throw new AssertionError(expression + ": " + got.get("exceptionDetails"));
        }
        return ((Map<?, ?>) got.get("result")).get("value");
    }

    /** Whether an expression is true. */
    public boolean is(String expression) {
        return Boolean.TRUE.equals(value(expression));
    }

    /** The same as a text. */
    public String text(String expression) {
        return String.valueOf(value(expression));
    }

    /** Types into whatever has the focus. */
    public void type(String text) {
        call("Input.insertText", Map.of("text", text));
    }

    /** Presses keys, one after the other: {@code Enter}, {@code /}. */
    public void press(String... keys) {
        for (String key : keys) {
            int code = CODES.getOrDefault(key, (int) key.charAt(0));
            Map<String, Object> pressed =
                    Map.of("type", "rawKeyDown", "key", key, "code", key, "windowsVirtualKeyCode", code);
            call("Input.dispatchKeyEvent", pressed);
            if (key.length() == 1) {
                call("Input.dispatchKeyEvent", Map.of("type", "char", "text", key, "key", key));
            } else if (key.equals("Enter")) {
                call("Input.dispatchKeyEvent", Map.of("type", "char", "text", "\r", "key", key));
            }
            call(
                    "Input.dispatchKeyEvent",
                    Map.of("type", "keyUp", "key", key, "code", key, "windowsVirtualKeyCode", code));
        }
    }

    /** What it looks like: a PNG. */
    public byte[] picture() {
        return Base64.getDecoder().decode((String)
                call("Page.captureScreenshot", Map.of("format", "png")).get("data"));
    }

    /** What it looks like on paper: a PDF. */
    public byte[] paper() {
        return Base64.getDecoder()
                .decode((String) call("Page.printToPDF", Map.of()).get("data"));
    }

    /** The addresses that it asked for. */
    public List<String> requests() {
        List<String> requests = new ArrayList<>();
        for (Map<?, ?> event : tools.events(session, "Network.requestWillBeSent")) {
            requests.add((String) ((Map<?, ?>) event.get("request")).get("url"));
        }
        return requests;
    }

    /** What it complained about: exceptions, and what its policy forbade. */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        tools.events(session, "Runtime.exceptionThrown").forEach(event -> complaints.add(event.toString()));
        tools.events(session, "Log.entryAdded").forEach(event -> complaints.add(event.toString()));
        return complaints;
    }
}
