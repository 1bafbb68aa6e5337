package org.sightline.database;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The connections of the audit trail, which nothing else can keep waiting. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
public @interface AuditPool {}
