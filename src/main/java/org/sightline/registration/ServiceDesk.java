package org.sightline.registration;

/** Whom the organisation's own users ring. */
public record ServiceDesk(String name, String phone, String email) {}
