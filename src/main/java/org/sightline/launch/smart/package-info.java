/**
 * The door for SMART App Launch: the EHR opens {@code /smart/launch}, its authorization server lets the user in and
 * sends the browser back, and its FHIR server says who the patient is. The EHR then is a feed of that launch.
 *
 * <p>Main entry: {@code SmartDoor}. Knows no other door and no page.
 *
 * @see <a href="https://hl7.org/fhir/smart-app-launch/STU2.2/app-launch.html">SMART App Launch 2.2</a>
 */
@NullMarked
package org.sightline.launch.smart;

import org.jspecify.annotations.NullMarked;
