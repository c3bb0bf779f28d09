/**
 * Logon sessions, hops between hosts, time-respecting paths.
 */
@NullMarked
package org.hopline.engine.session;

import org.jspecify.annotations.NullMarked;
