/**
 * What {@code doctor} looks at: a class for each thing that a driver author's trouble comes from.
 *
 * <p>How a finding is printed belongs in {@code terminal}; what a check asks a server or a store belongs in their rooms.
 *
 * <p>Start at {@link ug.open.conveyor.driver.doctor.Doctor}. A new check implements {@code Check} and is in the list of {@code Doctor.look}.
 */
package ug.open.conveyor.driver.doctor;
