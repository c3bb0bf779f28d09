/**
 * What a finding adds to the risk of users and systems.
 */
@NullMarked
package org.hopline.engine.risk;

import org.jspecify.annotations.NullMarked;
