package ug.open.conveyor.driver.store.index;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CatalogRowTest {
    private static final String NAME = "20261130T115432760685-j5msybuudc-0001";

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            1230>1>0>l>offline>1796039672881>true             | true
            0>0>0>r>live>-1000>a>driver with tabs             | true
            1230>1>0>l>offline>1796039672881                  | false
            1230>1>0>l>offline>>true                          | false
            1230>1>0>l>offline>-->true                        | false
            1230>1>0>l>offline>253402300800000>true           | false
            1230>1>0>l>offline>-62167219200001>true           | false
            -1>1>0>l>offline>0>true                           | false
            1>12345678901>0>l>offline>0>true                  | false
            1234567890123456789>1>0>l>offline>0>true          | false
            """)
    void aRowHasAllItsFieldsAndAPossibleTime(String fields, boolean is) {
        assertThat(isRow(NAME + ">" + fields)).isEqualTo(is);
        assertThat(isRow(NAME.replace('T', 't') + ">" + fields)).isFalse();
    }

    @Test
    void whatIsARowCanBeRead() {
        Random random = new Random(5);
        char[] row = (NAME + "\t1230\t1\t0\tl\toffline\t1796039672881\ttrue").toCharArray();
        int rows = 0;
        for (int i = 0; i < 20_000; i++) {
            char[] other = row.clone();
            for (int n = random.nextInt(2); n >= 0; n--) {
                other[random.nextInt(other.length)] = "\t-0129Tazr.\u00e4".charAt(random.nextInt(12));
            }
            String line = new String(other);
            if (isRow(line)) {
                rows++;
                assertThat(CatalogRow.read(line)).as(line).isNotNull();
            }
        }
        assertThat(rows).isGreaterThan(2_000);
    }

    private static boolean isRow(String line) {
        byte[] bytes = ("before\n" + line.replace('>', '\t') + "\n").getBytes(ISO_8859_1);
        return CatalogRow.isRow(bytes, "before\n".length(), bytes.length);
    }
}
