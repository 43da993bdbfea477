package ug.open.conveyor.driver.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

final class DaysTest {
    @Test
    void everyDayFollowsTheOneBefore() {
        for (LocalDate day = LocalDate.of(1599, 12, 30); day.getYear() < 2405; day = day.plusDays(1)) {
            assertThat(Days.since1970(day.getYear(), day.getMonthValue(), day.getDayOfMonth()))
                    .isEqualTo(day.toEpochDay());
        }
        assertThat(Days.since1970(0, 1, 1)).isEqualTo(LocalDate.of(0, 1, 1).toEpochDay());
        assertThat(Days.since1970(9999, 12, 31))
                .isEqualTo(LocalDate.of(9999, 12, 31).toEpochDay());
    }

    @Test
    void aMonthHasItsDays() {
        for (int year : new int[] {0, 1900, 2000, 2023, 2024}) {
            for (int month = 0; month <= 13; month++) {
                int days = month < 1 || month > 12
                        ? 0
                        : LocalDate.of(year, month, 1).lengthOfMonth();
                for (int day = 0; day <= 32; day++) {
                    assertThat(Days.exists(year, month, day)).isEqualTo(day >= 1 && day <= days);
                }
            }
        }
    }
}
