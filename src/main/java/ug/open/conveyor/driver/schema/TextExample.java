package ug.open.conveyor.driver.schema;

import java.math.BigDecimal;
import java.util.Map;

/** A text that fits a schema. */
final class TextExample {
    private static final int LONGEST = 100_000;

    private TextExample() {}

    static String of(Map<String, Object> schema, int variant) {
        int least = length(schema.get("minLength"), 0);
        int most = length(schema.get("maxLength"), LONGEST);
        if (schema.get("pattern") instanceof String pattern) {
            return PatternText.of(pattern, least, variant);
        }
        String ofFormat = schema.get("format") instanceof String format ? ofFormat(format, variant) : null;
        if (ofFormat != null) {
            return ofFormat;
        }
        String text = "base64".equals(schema.get("contentEncoding")) ? "dGV4dA==" : "text";
        String own = variant == 0 ? text : text + (variant + 1);
        String filled = own + "x".repeat(Math.max(0, least - own.length()));
        return filled.length() <= most ? filled : filled.substring(filled.length() - most);
    }

    private static int length(Object value, int otherwise) {
        return value instanceof BigDecimal number
                ? number.min(BigDecimal.valueOf(LONGEST)).intValue()
                : otherwise;
    }

    private static String ofFormat(String format, int variant) {
        int n = variant % 90;
        return switch (format) {
            case "uuid" -> String.format("3fa85f64-5717-4562-b3fc-2c963f66%04x", 0xafa6 - n);
            case "date-time" -> String.format("2026-01-02T15:04:%02dZ", n % 60);
            case "date" -> String.format("2026-%02d-%02d", n / 28 % 12 + 1, n % 28 + 1);
            case "time" -> String.format("15:04:%02dZ", n % 60);
            case "duration" -> "P" + (n + 1) + "D";
            case "uri", "iri", "url", "uri-reference", "iri-reference" -> "https://example.com/" + (n == 0 ? "" : n);
            case "uri-template" -> "https://example.com/{id" + (n == 0 ? "" : n) + "}";
            case "email", "idn-email" -> "someone" + (n == 0 ? "" : n) + "@example.com";
            case "hostname", "idn-hostname" -> (n == 0 ? "" : "h" + n + ".") + "example.com";
            case "ipv4" -> "192.0.2." + (n + 1);
            case "ipv6" -> String.format("2001:db8::%x", n + 1);
            case "json-pointer" -> "/text" + (n == 0 ? "" : n);
            case "relative-json-pointer" -> n + "/text";
            case "regex" -> "^text" + (n == 0 ? "" : n);
            default -> null;
        };
    }
}
