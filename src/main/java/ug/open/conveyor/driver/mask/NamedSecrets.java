package ug.open.conveyor.driver.mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds the values of a JSON text that are secret by their place: by the name of the member, or by a path. */
final class NamedSecrets {
    private static final List<String> NAMES_OF_A_NAME = List.of("name", "key", "variable");

    private final byte[] text;
    private final List<RedactPath> paths;
    private final Spans found;
    private final List<String> way = new ArrayList<>();

    private NamedSecrets(byte[] text, List<RedactPath> paths, Spans found) {
        this.text = text;
        this.paths = paths;
        this.found = found;
    }

    /** Adds where they stand; nothing where the text is no JSON. */
    static void find(byte[] text, List<RedactPath> paths, Spans found) {
        JsonParts.Part whole = JsonParts.of(text, text.length);
        if (whole != null) {
            new NamedSecrets(text, paths, found).look(whole);
        }
    }

    private void look(JsonParts.Part part) {
        if (part instanceof JsonParts.Members members) {
            members(members.members());
        } else if (part instanceof JsonParts.Items items) {
            for (int i = 0; i < items.items().size(); i++) {
                step(String.valueOf(i), items.items().get(i), false);
            }
        }
    }

    private void members(List<JsonParts.Member> members) {
        boolean pair = members.stream().anyMatch(this::namesASecret);
        for (JsonParts.Member member : members) {
            String name = text(member.name());
            boolean count = name.endsWith("s") && member.value() instanceof JsonParts.Scalar; // max_tokens
            step(name, member.value(), SecretNames.isSecret(name) && !count || pair && name.equals("value"));
        }
    }

    private void step(String name, JsonParts.Part value, boolean secret) {
        way.add(name);
        if (secret || paths.stream().anyMatch(path -> path.fits(way))) {
            values(value);
        } else {
            look(value);
        }
        way.remove(way.size() - 1);
    }

    /** As in a list of variables: {@code {"name":"DB_PASSWORD","value":"..."}}. */
    private boolean namesASecret(JsonParts.Member member) {
        return member.value() instanceof JsonParts.Text value
                && NAMES_OF_A_NAME.contains(text(member.name()))
                && SecretNames.isSecret(text(value));
    }

    private String text(JsonParts.Text string) {
        return JsonMask.decoded(Arrays.copyOfRange(text, string.from() + 1, string.to() - 1));
    }

    /** All strings and numbers in a secret value; a truth value is none. */
    private void values(JsonParts.Part part) {
        if (part instanceof JsonParts.Members members) {
            members.members().forEach(member -> values(member.value()));
        } else if (part instanceof JsonParts.Items items) {
            items.items().forEach(this::values);
        } else if (part instanceof JsonParts.Text string) {
            if (string.to() - string.from() > 2) {
                found.add(string.from() + 1, string.to() - 1);
            }
        } else if (text[part.from()] != 't' && text[part.from()] != 'f' && text[part.from()] != 'n') {
            found.add(part.from(), part.to());
        }
    }
}
