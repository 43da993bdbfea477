/**
 * What {@code doctor} looks at: a class for each thing that a driver author's trouble comes from.
 *
 * <p>How a finding is printed belongs in {@code terminal}; what a check asks a server or a store belongs in their rooms.
 *
 * <p>Start at {@link ug.open.conveyor.driver.doctor.Doctor}.
 */
package ug.open.conveyor.driver.doctor;
