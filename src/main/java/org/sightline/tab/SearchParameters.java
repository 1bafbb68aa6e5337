package org.sightline.tab;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import org.jspecify.annotations.Nullable;

/** The search parameters FHIR R4 defines, as HAPI knows them. */
final class SearchParameters {

    private final FhirContext fhir = FhirContext.forR4Cached();

    boolean isType(String resourceType) {
        return fhir.getResourceTypes().contains(resourceType);
    }

    boolean isToken(String resourceType, String name) {
        return has(resourceType, name, RestSearchParameterTypeEnum.TOKEN);
    }

    boolean isDate(String resourceType, String name) {
        return has(resourceType, name, RestSearchParameterTypeEnum.DATE);
    }

    /** Whether {@code include} is {@code <resourceType>:<reference parameter>}. */
    boolean isInclude(String resourceType, String include) {
        return include.startsWith(resourceType + ":")
                && has(
                        resourceType,
                        include.substring(resourceType.length() + 1),
                        RestSearchParameterTypeEnum.REFERENCE);
    }

    private boolean has(String resourceType, String name, RestSearchParameterTypeEnum type) {
        @Nullable
        RuntimeSearchParam parameter = fhir.getResourceDefinition(resourceType).getSearchParam(name);
        return parameter != null && parameter.getParamType() == type;
    }
}
