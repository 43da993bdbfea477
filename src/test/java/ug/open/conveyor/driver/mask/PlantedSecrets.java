package ug.open.conveyor.driver.mask;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Secrets that nobody ever had, made of the shapes in a table: letters in braces stand for that many random ones of a class. A bar on both sides
 * of a part says that it alone is the secret.
 */
final class PlantedSecrets {
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String LOWER = UPPER.toLowerCase();
    private static final String DIGITS = "0123456789";

    private static final String SHAPES = """
            AKIA{B16}
            ASIA{B16}
            aws_secret_access_key = |{S40}|
            AWS_SECRET_ACCESS_KEY=|{S40}|
            "SecretAccessKey": "|{S40}|"
            ghp_{w36}
            gho_{w36}
            ghu_{w36}
            ghs_{w36}
            ghr_{w36}
            github_pat_{w22}_{w59}
            glpat-{w20}
            gldt-{w20}
            glrt-{w20}
            glptt-{h40}
            glagent-{w50}
            GR1348941{w20}
            xoxb-{d12}-{d12}-{w24}
            xoxp-{d12}-{d12}-{d12}-{h32}
            xapp-1-{A11}-{d13}-{h64}
            hooks.slack.com/services/|T{A8}/B{A8}/{w24}|
            discord.com/api/webhooks/{d18}/|{w68}|
            {d10}:AA{w33}
            sk_live_{w24}
            sk_test_{w24}
            rk_live_{w24}
            whsec_{w32}
            AIza{w35}
            ya29.{w60}
            GOCSPX-{w28}
            SG.{w22}.{w43}
            key-{h32}
            SK{h32}
            npm_{w36}
            pypi-AgEIcHlwaS5vcmc{w70}
            rubygems_{h48}
            cio{w32}
            dckr_pat_{w27}
            dop_v1_{h64}
            doo_v1_{h64}
            HRKU-{h8}-{h4}-{h4}-{h4}-{h12}
            hvs.{w90}
            hvb.{w90}
            {w14}.atlasv1.{w64}
            dapi{h32}
            shpat_{h32}
            shpss_{h32}
            sq0atp-{w22}
            sq0csp-{w43}
            glc_{w64}
            glsa_{w32}_{h8}
            sntrys_{w64}
            dp.pt.{w43}
            pscale_tkn_{w43}
            sbp_{h40}
            bkua_{h40}
            ATATT3{w100}
            {w3}8Q~{w34}
            LTAI{w20}
            AKID{w32}
            AQVN{w35}
            PMAK-{h24}-{h34}
            NRAK-{A27}
            lin_api_{w40}
            ntn_{w46}
            secret_{w43}
            figd_{w40}
            hf_{w34}
            r8_{w37}
            gsk_{w52}
            sk-ant-api03-{w90}
            sk-proj-{w80}
            sk-{w48}
            sk-or-v1-{h64}
            AGE-SECRET-KEY-1{A58}
            SU{B56}
            SA{B56}
            eyJ{w20}.eyJ{w40}.{w43}
            $2b$12${w53}
            $argon2id$v=19$m=65536,t=3,p=4${w22}${w43}
            $6${w12}${w86}
            postgres://app:|{w16}|@db.example:5432/app
            https://ci:|{w20}|@git.example/app.git
            redis://:|{w20}|@cache.example:6379
            amqp://guest:|{w12}|@mq.example
            nats://ci:|{w12}|@nats.example:4222
            mongodb+srv://app:|{w16}|@cluster.example/db
            Authorization: Bearer |{w40}|
            Authorization: Basic |{w24}|
            password=|{w12}|
            DB_PASSWORD: |{w12}|
            --password |{w12}|
            "apiKey":"|{w24}|"
            client_secret=|{w24}|
            AccountKey=|{S86}==|
            SharedAccessKey=|{S43}=|
            sig=|{w46}|
            X-Amz-Signature=|{h64}|
            machine git.example login ci password |{w16}|
            //registry.example/:_authToken=|{w36}|
            passphrase: |{w18}|
            """;

    private static final Pattern PART = Pattern.compile("\\{([A-Za-z])(\\d+)}");

    private final Random random;

    PlantedSecrets(long seed) {
        random = new Random(seed);
    }

    /** A text with a secret in it, and the part that must not be seen. */
    record Planted(String text, String secret) {
        Planted in(String before, String behind) {
            return new Planted(before + text + behind, secret);
        }
    }

    List<Planted> all() {
        List<Planted> all = new ArrayList<>();
        SHAPES.lines().forEach(shape -> all.add(planted(shape)));
        for (String kind : List.of("RSA ", "EC ", "OPENSSH ", "ENCRYPTED ", "")) {
            all.add(key(kind));
        }
        return all;
    }

    /** The lines of a private key, none of which must be seen. */
    Planted key(String kind) {
        String body = filled("{S64}\n{S64}\n{S64}\n{S37}=\n");
        return new Planted(
                "-----BEGIN " + kind + "PRIVATE KEY-----\n" + body + "-----END " + kind + "PRIVATE KEY-----",
                body.substring(0, 40));
    }

    private Planted planted(String shape) {
        String filled = filled(shape);
        String[] parts = filled.split("\\|");
        return parts.length == 1 ? new Planted(filled, filled) : new Planted(filled.replace("|", ""), parts[1]);
    }

    String filled(String shape) {
        Matcher matcher = PART.matcher(shape);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String from = letters(matcher.group(1).charAt(0));
            StringBuilder part = new StringBuilder("7");
            for (int i = 1; i < Integer.parseInt(matcher.group(2)); i++) {
                part.append(from.charAt(random.nextInt(from.length())));
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(part.toString()));
        }
        return matcher.appendTail(filled).toString();
    }

    private static String letters(char kind) {
        return switch (kind) {
            case 'B' -> UPPER + "234567";
            case 'A' -> UPPER + DIGITS;
            case 'S' -> UPPER + LOWER + DIGITS + "+/";
            case 'd' -> DIGITS;
            case 'h' -> "abcdef" + DIGITS;
            default -> UPPER + LOWER + DIGITS;
        };
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String mime(String text) {
        return Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
