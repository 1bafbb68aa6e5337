/**
 * The training EPR as a SMART server: for each organisation that launches by SMART an authorization server and a FHIR
 * base, good enough to be launched from and strict enough to learn by. It holds its client to what SMART App Launch 2.2
 * asks of it; there is no consent page, as in an EHR launch the user is signed in and has chosen the patient.
 *
 * <p>Main entries: {@link org.sightline.demo.smart.SmartLaunches}, which the training EPR's button calls, {@code
 * AuthorizeRoute}, {@code EhrTokenRoute} and {@link org.sightline.demo.smart.EhrFhirResource}. It reaches the viewer only
 * the way any EHR does.
 */
@NullMarked
package org.sightline.demo.smart;

import org.jspecify.annotations.NullMarked;
