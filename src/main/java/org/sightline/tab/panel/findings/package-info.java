/**
 * The latest finding of each measure, what is counted or judged from findings, and care processes.
 *
 * <p>Main entries: {@link org.sightline.tab.panel.findings.LatestFindings} and {@link
 * org.sightline.tab.panel.findings.CareProcesses}. Knows no other subject.
 */
@NullMarked
package org.sightline.tab.panel.findings;

import org.jspecify.annotations.NullMarked;
