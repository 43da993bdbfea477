package ug.open.conveyor.driver.schema;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;

/** A number that fits a schema: 1 where it may be, else the one at a limit, else one between them. */
final class NumberExample {
    private static final int MOST_TRIES = 1000;

    private final BigDecimal least;
    private final BigDecimal most;
    private final boolean aboveLeast;
    private final boolean belowMost;

    private NumberExample(Map<String, Object> schema) {
        BigDecimal minimum = number(schema.get("minimum"));
        BigDecimal above = number(schema.get("exclusiveMinimum"));
        BigDecimal maximum = number(schema.get("maximum"));
        BigDecimal below = number(schema.get("exclusiveMaximum"));
        least = minimum == null ? above : above == null ? minimum : minimum.max(above);
        most = maximum == null ? below : below == null ? maximum : maximum.min(below);
        aboveLeast = least != null
                && (least.equals(above) || Boolean.TRUE.equals(schema.get("exclusiveMinimum"))); // draft 4
        belowMost = most != null && (most.equals(below) || Boolean.TRUE.equals(schema.get("exclusiveMaximum")));
    }

    static BigDecimal of(Map<String, Object> schema, boolean integer, int variant) {
        NumberExample limits = new NumberExample(schema);
        BigDecimal step = step(number(schema.get("multipleOf")), integer);
        BigDecimal value = step == null ? limits.between(variant) : limits.inSteps(step, variant);
        BigDecimal plain = value.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    private static BigDecimal number(Object value) {
        return value instanceof BigDecimal number ? number : null;
    }

    private static BigDecimal step(BigDecimal multipleOf, boolean integer) {
        if (multipleOf == null || multipleOf.signum() <= 0) {
            return integer ? BigDecimal.ONE : null;
        }
        BigDecimal step = multipleOf;
        for (int i = 0; integer && step.stripTrailingZeros().scale() > 0 && i < MOST_TRIES; i++) {
            step = step.add(multipleOf);
        }
        return step;
    }

    private BigDecimal inSteps(BigDecimal step, int variant) {
        BigDecimal more = step.multiply(BigDecimal.valueOf(variant));
        if (fits(step) && variant == 0) {
            return step;
        }
        if (least == null) {
            BigDecimal last = most == null
                    ? step
                    : most.divide(step, 0, RoundingMode.FLOOR).multiply(step);
            BigDecimal value = belowMost && last.compareTo(most) == 0 ? last.subtract(step) : last;
            return most == null ? value.add(more) : value.subtract(more);
        }
        BigDecimal first = least.divide(step, 0, RoundingMode.CEILING).multiply(step);
        return (aboveLeast && first.compareTo(least) == 0 ? first.add(step) : first).add(more);
    }

    private BigDecimal between(int variant) {
        BigDecimal more = BigDecimal.valueOf(variant);
        if (least != null && most != null) {
            BigDecimal part = most.subtract(least).divide(BigDecimal.valueOf(variant + 2L), MathContext.DECIMAL64);
            return variant == 0 && fits(BigDecimal.ONE)
                    ? BigDecimal.ONE
                    : aboveLeast || variant > 0 ? least.add(part) : least;
        }
        if (least != null) {
            BigDecimal first = fits(BigDecimal.ONE) ? BigDecimal.ONE : aboveLeast ? least.add(BigDecimal.ONE) : least;
            return first.add(more);
        }
        BigDecimal last = fits(BigDecimal.ONE) ? BigDecimal.ONE : belowMost ? most.subtract(BigDecimal.ONE) : most;
        return most == null ? last.add(more) : last.subtract(more);
    }

    private boolean fits(BigDecimal value) {
        int low = least == null ? 1 : value.compareTo(least);
        int high = most == null ? -1 : value.compareTo(most);
        return (aboveLeast ? low > 0 : low >= 0) && (belowMost ? high < 0 : high <= 0);
    }
}
