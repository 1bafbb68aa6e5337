package org.sightline.tab.definition;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import org.jspecify.annotations.Nullable;

/** What a tab file may search by. */
interface SearchParameters {

    boolean isType(String resourceType);

    boolean isToken(String resourceType, String name);

    boolean isDate(String resourceType, String name);

    /** Whether {@code include} is {@code <resourceType>:<reference parameter>}. */
    boolean isInclude(String resourceType, String include);

    /** What FHIR R4 defines, as HAPI knows it. Asking costs a second of processor time, so it is for the build. */
    static SearchParameters ofFhir() {
        return new OfFhir();
    }

    /** For files that the build has checked: every name passes. */
    static SearchParameters checkedAlready() {
        return new CheckedAlready();
    }

    /** Holds names to the definition of FHIR R4. */
    final class OfFhir implements SearchParameters {

        private final FhirContext fhir = FhirContext.forR4Cached();

        @Override
        public boolean isType(String resourceType) {
            return fhir.getResourceTypes().contains(resourceType);
        }

        @Override
        public boolean isToken(String resourceType, String name) {
            return has(resourceType, name, RestSearchParameterTypeEnum.TOKEN);
        }

        @Override
        public boolean isDate(String resourceType, String name) {
            return has(resourceType, name, RestSearchParameterTypeEnum.DATE);
        }

        @Override
        public boolean isInclude(String resourceType, String include) {
            return include.startsWith(resourceType + ":")
                    && has(
                            resourceType,
                            include.substring(resourceType.length() + 1),
                            RestSearchParameterTypeEnum.REFERENCE);
        }

        private boolean has(String resourceType, String name, RestSearchParameterTypeEnum type) {
            @Nullable
            RuntimeSearchParam parameter =
                    fhir.getResourceDefinition(resourceType).getSearchParam(name);
            return parameter != null && parameter.getParamType() == type;
        }
    }

    /** Trusts every name. */
    final class CheckedAlready implements SearchParameters {

        @Override
        public boolean isType(String resourceType) {
            return true;
        }

        @Override
        public boolean isToken(String resourceType, String name) {
            return true;
        }

        @Override
        public boolean isDate(String resourceType, String name) {
            return true;
        }

        @Override
        public boolean isInclude(String resourceType, String include) {
            return true;
        }
    }
}
