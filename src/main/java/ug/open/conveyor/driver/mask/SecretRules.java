package ug.open.conveyor.driver.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The rules by which a secret is known though nobody named its value: how providers write their keys, where texts have passwords, and how
 * members that hold one are called. Data alone: a further rule is a line here.
 *
 * <p>Each shape begins with a literal, and a text without any of these literals meets no regular expression. Each expression takes linear time:
 * it repeats one class of characters, up to a limit, and gives no character back ({@code +} behind a limit). A group is the secret where the rest stays.
 */
final class SecretRules {
    /** What a value in a text may have. */
    private static final String VALUE = "[^\\s\"'`\\\\,;&<>(){}\\[\\]|]";

    /** Words in the place of a value that are none. */
    private static final String NO_VALUE =
            "(?!(?:null|none|nil|true|false|undefined|required|missing|expired|invalid|empty|not|is|was|has)\\b"
                    + "|[$%*]|REDACTED)";

    /** Between {@code Authorization:} and its value. */
    private static final String SCHEMES = "(?:Bearer|Basic|Token|Digest|bearer|basic|token|AWS4-HMAC-SHA256)";

    private static final String END = "(?![A-Za-z0-9_])";

    /** Words with which the names of secrets end. */
    static final List<String> NAMES = names();

    private SecretRules() {}

    private static List<String> names() {
        List<String> names = new ArrayList<>(
                List.of(("password passwd passphrase pwd secret token credential credentials authorization cookie "
                                + "passwords secrets tokens connectionstring apikeys")
                        .split(" ")));
        for (String of :
                ("api access private secret account encryption signing master shared storage license deploy ssh auth"
                                + " sharedaccess client subscription")
                        .split(" ")) {
            names.add(of + "key");
        }
        return List.copyOf(names);
    }

    /** Each way in which a text writes one of {@link #NAMES} before its value; a first letter more or less makes no difference. */
    private static List<String> spelledNames() {
        List<String> spelled = new ArrayList<>();
        for (String name : NAMES) {
            if (name.equals("tokens")) {
                continue; // max_tokens=4096
            }
            int key = name.endsWith("key") ? name.length() - 3 : 0;
            for (String between : key > 0 ? new String[] {"", "_", "-"} : new String[] {""}) {
                String text = key > 0 ? name.substring(0, key) + between + "key" : name;
                spelled.add(text.substring(1));
                spelled.add(text.substring(1).toUpperCase(Locale.ROOT));
            }
            if (key > 0) {
                spelled.add(name.substring(1, key) + "Key");
                spelled.add(name.substring(1, key) + "-Key");
            }
        }
        spelled.add("onnectionString");
        return spelled;
    }

    static List<Shape> shapes() {
        List<Shape> shapes = new ArrayList<>();
        keys(shapes);
        tokens(shapes);
        places(shapes);
        return shapes;
    }

    /** Keys, which stand alone. */
    private static void keys(List<Shape> to) {
        add(to, "AKIA ASIA ABIA ACCA", "[A-Z2-7]{16}+" + END);
        add(to, "LTAI", "[A-Za-z0-9]{12,20}+" + END);
        add(to, "AKID", "[A-Za-z0-9]{32}+" + END);
        add(to, "AIza", "[A-Za-z0-9_-]{35}+" + END);
        add(to, "GOCSPX-", "[A-Za-z0-9_-]{28}+" + END);
        add(to, "AQVN", "[A-Za-z0-9_-]{35,38}+" + END);
        add(to, "sk_live_ sk_test_ rk_live_ rk_test_ sk_prod_ rk_prod_ whsec_", "[A-Za-z0-9+/=]{16,255}+");
        add(to, "sk-ant-", "[A-Za-z0-9_-]{32,255}+");
        add(to, "sk-proj- sk-svcacct- sk-admin-", "[A-Za-z0-9_-]{40,255}+");
        add(to, "sk-or-v1-", "[0-9a-f]{64}+" + END);
        add(to, "sk-", "[A-Za-z0-9]{32,64}+" + END);
        add(to, "key-", "[0-9a-f]{32}+" + END);
        add(to, "SK", "[0-9a-f]{32}+" + END);
        add(to, "SG.", "[A-Za-z0-9_-]{16,32}+\\.[A-Za-z0-9_-]{16,64}+");
        add(to, "NRAK- NRAA- NRII- NRJS-", "[A-Za-z0-9_-]{19,42}+");
        add(to, "PMAK-", "[0-9a-f]{24}+-[0-9a-f]{34}+" + END);
        add(to, "AGE-SECRET-KEY-1", "[A-Z0-9]{58}+" + END);
        add(to, "SU SA SN SO SC SX", "[A-Z2-7]{56}+" + END);
        add(to, "gsk_ pplx- r8_ xai- lin_api_ figd_ fo1_ tskey-", "[A-Za-z0-9_-]{24,255}+");
        add(
                to,
                "-----BEGIN",
                "[ +](?:[A-Z0-9]{1,20}+[ +]){0,3}?(?:PRIVATE[ +]KEY(?:[ +]BLOCK)?|USER[ +]NKEY[ +]SEED)-----[\\w+/=\\s:,.()\\\\]{0,65536}+"
                        + "(?:-(?!-{4})[\\w+/=\\s:,.()\\\\]{0,65536}+){0,8}+(?:-----END[A-Z0-9 +]{1,60}+-----)?");
        add(to, "------BEGIN USER NKEY SEED", "------[\\s\\\\nr]{0,8}+[A-Z2-7]{58}+");
        add(to, "ADANBgkqhkiG9w0BAQEFAASC", "[A-Za-z0-9+/=\\s\\\\]{100,65536}+");
        add(to, "PuTTY-User-Key-File-", "[\\w+/=\\s:,.()@-]{100,65536}+");
        add(to, "b3BlbnNzaC1rZXktdjE", "[A-Za-z0-9+/=\\s\\\\]{100,65536}+");
        add(to, "$2a$ $2b$ $2y$", "[0-9]{2}\\$[./A-Za-z0-9]{53}+");
        add(to, "$argon2id$ $argon2i$ $argon2d$ $scrypt$", "[A-Za-z0-9$=,.+/-]{20,255}+");
        add(to, "$6$ $5$ $y$", "[./A-Za-z0-9=]{1,40}+\\$[./A-Za-z0-9$]{32,120}+");
    }

    /** Tokens of services that write what they are in front. */
    private static void tokens(List<Shape> to) {
        add(to, "ghp_ gho_ ghu_ ghs_ ghr_", "[A-Za-z0-9]{36,255}+");
        add(to, "github_pat_", "[A-Za-z0-9_]{36,255}+");
        add(
                to,
                "glpat- gldt- glrt- glrtr- glptt- glcbt- glft- glimt- glagent- gloas- glsoat- glffct- glwt-",
                "[A-Za-z0-9_.-]{20,255}+");
        add(to, "GR1348941", "[A-Za-z0-9_-]{20}+" + END);
        add(to, "xoxb- xoxp- xoxa- xoxr- xoxs- xoxe- xoxe.xoxp- xoxe.xoxb- xapp-", "[A-Za-z0-9-]{20,255}+");
        add(to, "hooks.slack.com/services/ hooks.slack.com/workflows/", "([A-Za-z0-9/_-]{20,255}+)");
        add(to, "discord.com/api/webhooks/ discordapp.com/api/webhooks/", "[0-9]{15,22}+/([A-Za-z0-9_-]{60,80}+)");
        add(to, ".webhook.office.com/webhookb2/", "([A-Za-z0-9@/-]{40,255}+)");
        add(to, ":AA", "[A-Za-z0-9_-]{33}+" + END, true);
        add(to, "ya29.", "[A-Za-z0-9_-]{30,512}+");
        add(to, "1//0", "[A-Za-z0-9_-]{40,255}+");
        add(to, "npm_ pul- nfp_ hf_ api_org_ ntn_ secret_", "[A-Za-z0-9]{32,64}+" + END);
        add(to, "pypi-AgE", "[A-Za-z0-9_-]{40,512}+");
        add(to, "rubygems_", "[0-9a-f]{48}+" + END);
        add(to, "cio", "[A-Za-z0-9]{32}+" + END);
        add(to, "dckr_pat_ dckr_oat_", "[A-Za-z0-9_-]{24,64}+");
        add(to, "dop_v1_ doo_v1_ dor_v1_", "[0-9a-f]{64}+" + END);
        add(to, "HRKU-", "[A-Za-z0-9_-]{36,64}+");
        add(to, "hvs. hvb. hvr.", "[A-Za-z0-9_-]{24,512}+");
        add(to, ".atlasv1.", "[A-Za-z0-9_=-]{60,80}+", true);
        add(to, "dapi", "[0-9a-f]{32}+(?:-[0-9])?" + END);
        add(to, "shpat_ shpca_ shppa_ shpss_", "[0-9a-fA-F]{32}+" + END);
        add(to, "sq0atp- sq0csp- sq0idp-", "[A-Za-z0-9_-]{22,43}+");
        add(to, "glc_ glsa_", "[A-Za-z0-9_+/=]{32,400}+");
        add(to, "sntrys_ sntryu_", "[A-Za-z0-9_+/=]{32,400}+");
        add(to, "dp.pt. dp.st. dp.ct. dp.sa. dp.scim. dp.audit.", "[A-Za-z0-9._-]{40,64}+");
        add(to, "pscale_tkn_ pscale_pw_ pscale_oauth_", "[A-Za-z0-9=_.-]{32,64}+");
        add(to, "sbp_ bkua_ CCIPAT_ CCIPRJ_", "[A-Za-z0-9_]{40,80}+");
        add(to, "ATATT3 ATCTT3 ATBB", "[A-Za-z0-9_=-]{24,255}+");
        add(to, "EAAA EAAl", "[A-Za-z0-9_-]{56,60}+" + END);
        add(to, "v1.0-", "[0-9a-f]{24}+-[0-9a-f]{146}+" + END);
        add(to, "Q~", "[A-Za-z0-9_~.-]{31,34}+" + END, true);
        add(to, "eyJ", "[A-Za-z0-9_-]{8,8192}+\\.eyJ[A-Za-z0-9_-]{8,8192}+\\.[A-Za-z0-9_-]{0,2048}+");
        add(to, "eyJrIjoi", "[A-Za-z0-9+/_-]{40,400}+={0,2}");
        add(to, "shippo_live_ shippo_test_ duffel_live_ duffel_test_ flb_live_", "[A-Za-z0-9_=-]{24,64}+");
    }

    /** What stands in a known place. */
    private static void places(List<Shape> to) {
        add(to, "://", "[^\\s/?#:@\"'\\\\<>]{0,256}+:(" + NO_VALUE + "[^\\s/@\"'\\\\<>]{1,512}+)@", true);
        add(to, "Bearer bearer", "[ +]{1,4}+((?=[^\\s\"']{0,255}[0-9])[A-Za-z0-9._~+/=-]{16,4096}+)");
        add(to, "Basic", "[ +]{1,4}+((?=[A-Za-z+/]{0,255}(?:[0-9=]|[a-z][A-Z]))[A-Za-z0-9+/]{8,1024}+={0,2})");
        add(to, "login", "[\\s+]{1,8}+[^\\s\"'+]{1,128}+[\\s+]{1,8}+password[\\s+]{1,8}+([^\\s\"']{1,256}+)");
        add(to, "sig=", "([A-Za-z0-9%+/_-]{40,120}+=?)");
        add(to, "X-Amz-Signature=", "([0-9a-f]{64}+)" + END);
        add(to, "X-Goog-Signature=", "([0-9a-f]{128,1024}+)");
        for (String name : spelledNames()) {
            to.add(new Shape(
                    name,
                    "[\"']?[\\s+]{0,4}+(?::=|=>|[:=])[\\s+]{0,4}+[\"']?(?:" + SCHEMES + "[ +]{1,4}+)?+(" + NO_VALUE
                            + VALUE + "{4,512}+)",
                    true));
        }
        for (String flag : "-password -token -secret -passphrase -api-key -secret-key -access-key".split(" ")) {
            to.add(new Shape(flag, "[ +]{1,4}+[\"']?(" + NO_VALUE + "(?!-)" + VALUE + "{4,512}+)", true));
        }
    }

    private static void add(List<Shape> to, String literals, String behind) {
        add(to, literals, behind, false);
    }

    private static void add(List<Shape> to, String literals, String behind, boolean inWord) {
        for (String literal : literals.split(" ")) {
            to.add(new Shape(literal, behind, inWord));
        }
    }
}
