/**
 * The explanation tree of any event, hop, path, finding and score.
 *
 * <p>Place in the data's way: beside it; asked when something is shown. A node's children with points sum to the node's
 * points; nodes of 0 points are statements. Texts hold log data as it is: {@code engine.escape} makes lines of them
 * ({@code TreeText}), {@code engine.wire} makes JSON.
 *
 * <h2>The score of a path, first form</h2>
 *
 * A sum, of 0 to 100, over the hops from the root on; {@link org.hopline.engine.explain.PathScore} holds the points:
 * <ul>
 * <li>credential switch: 40 for the first hop whose account is not its parent session's, 10 for each further one, at
 * most 60; 20 less for each whose account is at home there: known well enough, on that host before, from that address
 * before;
 * <li>new destination: 20 for the first hop to a host new to its account, 6 for each further one, at most 32;
 * <li>new origin: 8 where a hop after the root came from an address its account never came from;
 * <li>pace: 12 for three or more hosts within 10 minutes, from the first logon to the last;
 * <li>one key: 6 where one key was accepted on two hosts of the line: a forwarded agent or a copied key;
 * <li>outside: 6 where the line begins at an address outside the private and local ranges;
 * <li>doubt: minus {@code round((1 - c) s)}, with {@code c} the path's confidence and {@code s} the sum so far.
 * </ul>
 * "New" and "at home" are as the behaviours knew it just before the logon; an account still learning has neither. From
 * 41 (medium) on a path is marked in tables. A later part replaces this by a calibrated score behind the same call.
 *
 * <p>Start reading at {@link org.hopline.engine.explain.Explanations}.
 */
@NullMarked
package org.hopline.engine.explain;

import org.jspecify.annotations.NullMarked;
