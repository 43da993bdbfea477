package ug.open.conveyor.driver.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a small store, kept in memory, and written again and again with something wrong in one of them. */
final class MutatedStore {
    private final Map<String, byte[]> files = new TreeMap<>(); // by path below the home

    MutatedStore(Path home) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(home.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
    }

    /** Their names with this ending. */
    List<String> names(String ending) {
        return files.keySet().stream().filter(name -> name.endsWith(ending)).toList();
    }

    byte[] bytes(String name) {
        return files.get(name);
    }

    /** Writes them below a folder, with one in which something is wrong; tells what. */
    String write(Path home, String ending, Random random) {
        List<String> names = names(ending);
        String wrong = names.get(random.nextInt(names.size()));
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path path = home.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
            byte[] bytes = mutated(files.get(wrong), random);
            Files.write(home.resolve(wrong), bytes);
            return wrong + ", of " + files.get(wrong).length + " bytes: " + Arrays.mismatch(bytes, files.get(wrong));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] mutated(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        int at = random.nextInt(bytes.length);
        int length = Math.min(bytes.length - at, 1 + random.nextInt(random.nextBoolean() ? 8 : 200));
        switch (random.nextInt(11)) {
            case 0 -> random.nextBytes(bytes); // all of it
            case 1 -> fill(bytes, at, Math.min(8, bytes.length - at), random);
            case 2 -> Arrays.fill(bytes, at, at + length, (byte) 0);
            case 3 -> Arrays.fill(bytes, at, at + length, (byte) '9');
            case 4 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 5 -> bytes[at] = (byte) "\n\t\"{}-0:,".charAt(random.nextInt(9));
            case 6 -> bytes = Arrays.copyOf(bytes, at);
            case 7 -> bytes = joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(whole, at + length, whole.length));
            case 8 -> bytes = joined(Arrays.copyOf(bytes, at + length), Arrays.copyOfRange(whole, at, whole.length));
            case 9 -> bytes = numbers(bytes, random);
            default -> bytes = swapped(bytes, random);
        }
        return bytes;
    }

    private static void fill(byte[] bytes, int at, int length, Random random) {
        byte[] some = new byte[length];
        random.nextBytes(some);
        System.arraycopy(some, 0, bytes, at, length);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    /** One of the numbers in it is another, of any size. */
    private static byte[] numbers(byte[] bytes, Random random) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<int[]> found = new ArrayList<>();
        java.util.regex.Matcher numbers =
                java.util.regex.Pattern.compile("(?<![0-9])[0-9]+").matcher(text);
        while (numbers.find()) {
            found.add(new int[] {numbers.start(), numbers.end()});
        }
        if (found.isEmpty()) {
            return new byte[0];
        }
        int[] place = found.get(random.nextInt(found.size()));
        String[] others = {"0", "-1", "1", "2147483647", "2147483648", "4294967296", "9223372036854775807", "1e999"};
        String other = random.nextBoolean() ? others[random.nextInt(others.length)] : "" + random.nextInt(3000);
        return (text.substring(0, place[0]) + other + text.substring(place[1])).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] swapped(byte[] bytes, Random random) {
        List<String> lines = new ArrayList<>(List.of(new String(bytes, StandardCharsets.ISO_8859_1).split("(?<=\n)")));
        java.util.Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
        return String.join("", lines).getBytes(StandardCharsets.ISO_8859_1);
    }
}
