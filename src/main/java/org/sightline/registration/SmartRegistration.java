package org.sightline.registration;

import java.net.URI;

/**
 * How an organisation launches by SMART App Launch.
 *
 * @param fhirBaseUrl the EHR's FHIR base, without a trailing slash: what its {@code iss} launch parameter has to be
 * @param clientId our client id at its authorization server
 */
public record SmartRegistration(URI fhirBaseUrl, String clientId) {}
