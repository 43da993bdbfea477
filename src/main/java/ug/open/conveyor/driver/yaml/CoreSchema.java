package ug.open.conveyor.driver.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import ug.open.conveyor.driver.json.JsonScanner;

/** Reads a plain scalar by the core schema of YAML 1.2 (section 10.3.2), without the values that JSON cannot express. */
final class CoreSchema {
    /** Stands for a number with too many digits or too large an exponent. */
    static final Object TOO_LARGE = new Object();

    /** Made when a text may be a number: most texts have none, and the first regular expression of a start costs it milliseconds. */
    private static final class Numbers {
        static final Pattern DECIMAL = Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?");
        static final Pattern OCTAL = Pattern.compile("0o[0-7]+");
        static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]+");
        static final Pattern LARGE_EXPONENT = Pattern.compile(".*[eE][-+]?0*[1-9][0-9]{8,}");
    }

    private CoreSchema() {}

    static Object value(String plain) {
        return switch (plain) {
            case "", "~", "null", "Null", "NULL" -> null;
            case "true", "True", "TRUE" -> Boolean.TRUE;
            case "false", "False", "FALSE" -> Boolean.FALSE;
            default -> "+-.0123456789".indexOf(plain.charAt(0)) < 0 ? plain : number(plain);
        };
    }

    private static Object number(String plain) {
        boolean decimal = Numbers.DECIMAL.matcher(plain).matches();
        boolean octal = Numbers.OCTAL.matcher(plain).matches();
        if (!decimal && !octal && !Numbers.HEXADECIMAL.matcher(plain).matches()) {
            return plain;
        }
        if (plain.length() > JsonScanner.MAX_NUMBER
                || decimal && Numbers.LARGE_EXPONENT.matcher(plain).matches()) {
            return TOO_LARGE;
        }
        return decimal ? new BigDecimal(plain) : new BigDecimal(new BigInteger(plain.substring(2), octal ? 8 : 16));
    }
}
