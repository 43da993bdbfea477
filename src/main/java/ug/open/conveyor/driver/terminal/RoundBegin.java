package ug.open.conveyor.driver.terminal;

import java.time.LocalTime;

/**
 * The begin of a round: all events of a watch are run again.
 *
 * @param number counts the rounds from 1
 * @param time on the user's clock
 * @param why what began it, such as the file that changed; untrusted text
 */
public record RoundBegin(long number, LocalTime time, String why) {}
