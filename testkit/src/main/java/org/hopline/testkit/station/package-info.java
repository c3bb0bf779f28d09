/**
 * Drives a single station in a test, as every runner would.
 *
 * <p>Place in the data's way: around one station, instead of a runner.
 *
 * <p>Invariants: input is given in the order in which the test gives it, timers fire by event time, a restart goes
 * through the station's own codecs.
 *
 * <p>Start reading at {@link org.hopline.testkit.station.StationHarness}.
 */
@NullMarked
package org.hopline.testkit.station;

import org.jspecify.annotations.NullMarked;
