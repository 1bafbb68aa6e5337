package org.sightline.tab;

import org.sightline.audit.AuditTrail;
import org.sightline.context.LaunchId;
import org.sightline.context.TabId;

/**
 * Somebody wants to see a tab.
 *
 * @param secret what the launch's cookie holds
 */
record TabRequest(LaunchId launchId, String secret, TabId tab, AuditTrail.Caller caller) {}
