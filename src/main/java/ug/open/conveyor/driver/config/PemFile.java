package ug.open.conveyor.driver.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of PEM blocks (RFC 7468). What stands between them, as openssl prints it there, is passed over. */
final class PemFile {
    private static final int MAX_BYTES = 1 << 20;
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s*?\\R(.*?)-----END \\1-----", Pattern.DOTALL);

    /**
     * A block.
     *
     * @param label such as {@code CERTIFICATE}
     * @param encrypted whether it needs a password
     * @param der its content; empty where it is encrypted
     */
    record Block(String label, boolean encrypted, byte[] der) {}

    private final Setting setting;
    private final Path file;
    private final List<Block> blocks = new ArrayList<>();

    private PemFile(Setting setting, Path file) {
        this.setting = setting;
        this.file = file;
    }

    /** Reads a file that a setting names. */
    static PemFile read(Setting setting, Path file) {
        if (file.toString().contains("-----BEGIN")) { // its text may be a key: it is not repeated
            throw new ConfigException(setting.flag() + " (or " + setting.variable()
                    + ") is the text of a PEM file: write the text into a file, and give the path of that file");
        }
        PemFile pem = new PemFile(setting, file);
        Matcher matcher = BLOCK.matcher(pem.text());
        while (matcher.find()) {
            pem.blocks.add(pem.block(matcher.group(1), matcher.group(2)));
        }
        if (pem.blocks.isEmpty()) {
            throw pem.wrong("is no PEM file: expected a text with -----BEGIN … in it");
        }
        return pem;
    }

    List<Block> blocks() {
        return blocks;
    }

    Path file() {
        return file;
    }

    /** With the name of the file and of the setting in front. */
    ConfigException wrong(String what) {
        return new ConfigException(file + " (" + setting.flag() + ") " + what);
    }

    private String text() {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw wrong("has more than 1 MiB: that is no PEM file");
            }
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw wrong("is not there");
        } catch (IOException e) {
            throw wrong(Files.isDirectory(file) ? "is a folder" : "cannot be read: " + FileReason.of(e));
        }
    }

    private Block block(String label, String body) {
        if (label.equals("ENCRYPTED PRIVATE KEY") || body.contains("ENCRYPTED")) {
            return new Block(label, true, new byte[0]);
        }
        try {
            return new Block(label, false, Base64.getMimeDecoder().decode(body));
        } catch (IllegalArgumentException e) {
            throw wrong("has a block " + label + " that is not base64: the file is damaged");
        }
    }
}
