package ug.open.conveyor.driver.scaffold;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts that lie beside this package's classes; a {@code @word@} in one stands for a value. */
final class Template {
    private static final Pattern PLACE = Pattern.compile("@([a-z][a-z-]*)@");

    private Template() {}

    /**
     * The text of a template with its places filled.
     *
     * @param name its path from this package's folder, such as {@code sh/reconcile.sh}
     */
    static String fill(String name, Places places) {
        return filled(read(name), places);
    }

    /** A text with its places filled. */
    static String filled(String text, Places places) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(places.get(place.group(1))));
    }

    private static String read(String name) {
        try (InputStream text = Template.class.getResourceAsStream(name)) {
            if (text == null) {
                throw new IllegalStateException("no template " + name);
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read template " + name, e);
        }
    }
}
