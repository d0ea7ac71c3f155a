/**
 * What an emulated cluster does, in logical time: a clock for every kernel, counters of every FIFO, cable and kernel,
 * and events for whoever wants to draw them. An {@link dev.smi.emulator.observe.Observation} is given to the emulator
 * before it starts; without one nothing here runs. Formats and files are the business of those who consume it.
 *
 * <p>Time counts cycles. A read or write happens at the latest of three times: the kernel's clock, the first cycle in
 * which that side of the FIFO may move again, and the cycle in which the element, or the room for it, is there; and the
 * kernel's clock becomes that time. So operations on different FIFOs may share a cycle, as in a hardware pipeline that
 * starts an iteration every cycle; an element can be read the cycle after it was written, and room can be used the
 * cycle after it was made. {@link dev.smi.emulator.observe.Timing} has the constants. Computing takes no time.
 */
@NullMarked
package dev.smi.emulator.observe;

import org.jspecify.annotations.NullMarked;
