package org.sightline.session;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.jspecify.annotations.Nullable;
import org.sightline.context.Door;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchContext.Circumstances;
import org.sightline.context.LaunchContext.Workplace;
import org.sightline.context.OdsCode;
import org.sightline.context.PatientIdentity;
import org.sightline.context.Practitioner;
import org.sightline.context.Professional;
import org.sightline.context.PurposeOfUse;
import org.sightline.context.TabId;
import org.sightline.context.Voucher;
import org.sightline.json.StrictJson;

/**
 * A launch context as it lies in the database: the fields of its voucher beside its own, as they lay there before there
 * was a second door. What a newer node added is left unread, so that two versions can serve the same sessions during an
 * upgrade.
 */
public final class LaunchContextJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            // what a record works out of its parts is no part of it
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private static final String ENCOUNTER = "encounter";
    private static final String VIEW = "view";
    private static final String ACTING_FOR = "actingFor";
    private static final String REFERRAL = "referral";

    private LaunchContextJson() {}

    public static String write(LaunchContext launch) {
        ObjectNode stored = JSON.valueToTree(Stored.of(launch));
        stored.put(ENCOUNTER, launch.circumstances().encounterOrNull());
        stored.set(VIEW, JSON.valueToTree(launch.circumstances().viewOrNull()));
        launch.actingFor().ifPresent(whom -> stored.set(ACTING_FOR, JSON.valueToTree(whom)));
        launch.referral().ifPresent(referral -> stored.put(REFERRAL, referral));
        stored.setAll((ObjectNode) JSON.valueToTree(launch.voucher()));
        try {
            return JSON.writeValueAsString(stored);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a launch context that JSON cannot hold", e);
        }
    }

    public static LaunchContext read(String json) {
        try {
            JsonNode stored = StrictJson.object(json)
                    .orElseThrow(() -> new IllegalStateException("a stored launch context that is no JSON object"));
            Stored launch = JSON.treeToValue(stored, Stored.class);
            Circumstances circumstances = new Circumstances(
                    said(stored, ENCOUNTER, String.class),
                    said(stored, VIEW, TabId.class),
                    // these are not there unless a launch says them, and were not known of once
                    stored.has(ACTING_FOR) ? said(stored, ACTING_FOR, Professional.class) : null,
                    stored.has(REFERRAL) ? said(stored, REFERRAL, String.class) : null);
            return launch.vouchedForBy(voucher(launch.door(), stored), circumstances);
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new IllegalStateException("a stored launch context that cannot be read");
        }
    }

    private static Voucher voucher(Door door, JsonNode stored) throws JsonProcessingException {
        return switch (door) {
            case TOKEN, PUSHED -> JSON.treeToValue(stored, Voucher.SignedToken.class);
            case SMART -> JSON.treeToValue(stored, Voucher.SmartLaunch.class);
        };
    }

    /** What may be absent lies there as null; a field that does not is a fault all the same. */
    private static <T> @Nullable T said(JsonNode stored, String field, Class<T> type) throws JsonProcessingException {
        JsonNode value = stored.get(field);
        if (value == null) {
            throw new IllegalStateException("a stored launch context without " + field);
        }
        return value.isNull() ? null : JSON.treeToValue(value, type);
    }

    /** What every launch says, but its voucher. */
    private record Stored(
            String registration,
            Door door,
            PatientIdentity patient,
            Practitioner practitioner,
            OdsCode organisation,
            String organisationName,
            PurposeOfUse purpose) {

        static Stored of(LaunchContext launch) {
            return new Stored(
                    launch.registration(),
                    launch.door(),
                    launch.patient(),
                    launch.practitioner(),
                    launch.organisation(),
                    launch.organisationName(),
                    launch.purpose());
        }

        LaunchContext vouchedForBy(Voucher voucher, Circumstances circumstances) {
            return new LaunchContext(
                    registration,
                    voucher,
                    patient,
                    practitioner,
                    new Workplace(organisation, organisationName),
                    purpose,
                    circumstances);
        }
    }
}
