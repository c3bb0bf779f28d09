/**
 * Which station feeds which, under which key and in which order: once, for every runner.
 *
 * <p>Place in the data's way: around it. {@link org.hopline.engine.topology.Picker} ends the source station;
 * {@link org.hopline.engine.topology.Routes} says where the output of a station goes;
 * {@link org.hopline.engine.topology.Orders} in which total order a station takes what comes from several sides;
 * {@link org.hopline.engine.topology.Messages} how it is written on the way;
 * {@link org.hopline.engine.topology.FleetStation} is the last stop.
 *
 * <p>Invariants: no runner routes, orders or encodes by rules of its own; nothing here knows a file, a thread or a
 * queue. This package may see all of the engine, and nothing of the engine sees it.
 *
 * <p>Start reading at {@link org.hopline.engine.topology.Routes}.
 */
@NullMarked
package org.hopline.engine.topology;

import org.jspecify.annotations.NullMarked;
