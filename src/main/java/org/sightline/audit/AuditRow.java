package org.sightline.audit;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.AuditTrail.Caller;
import org.sightline.context.Door;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.Practitioner;
import org.sightline.context.TabId;
import org.sightline.context.Voucher;

/** One row of {@code audit_entry} in the making. What an event does not say stays NULL. */
final class AuditRow {

    /** Sequence, time and transaction are the database's own to set. */
    static final String INSERT = """
            INSERT INTO audit_entry (
                node, event, outcome, reason,
                user_issuer, user_subject, user_name, user_identifiers, user_role_system, user_role_code, user_role_name,
                acting_for, organisation_ods, organisation_name, registration, launch_id, door, token_id, key_id, purpose,
                nhs_number, tab, opening_sequence, delivery, feeds, shown, document, reports, configuration, objection,
                access_rule, former_numbers, alert, alike, refusal_reference, refusal_detail, claimed_issuer, proof, page,
                ip, user_agent, request_id, configuration_version, application_version, content_version, content)
            VALUES (
                :node, :event, :outcome, :reason,
                :userIssuer, :userSubject, :userName, :userIdentifiers::jsonb, :userRoleSystem, :userRoleCode, :userRoleName,
                :actingFor::jsonb, :organisationOds, :organisationName, :registration, :launchId, :door, :tokenId, :keyId, :purpose,
                :nhsNumber, :tab, :openingSequence, :delivery, :feeds::jsonb, :shown::jsonb, :document::jsonb,
                :reports::jsonb, :configuration::jsonb, :objection::jsonb,
                :accessRule, :formerNumbers::jsonb, :alert::jsonb, :alike::jsonb,
                :refusalReference, :refusalDetail, :claimedIssuer, :proof, :page,
                :ip, :userAgent, :requestId, :configurationVersion, :applicationVersion, :contentVersion, :content::jsonb)
            RETURNING sequence, recorded_at
            """;

    /** All that {@link #INSERT} names, a cast to another type left out. */
    private static final List<String> COLUMNS = Pattern.compile("(?<!:):([A-Za-z]+)")
            .matcher(INSERT)
            .results()
            .map(name -> name.group(1))
            .toList();

    private static final int SHORT = 300;
    private static final int LONG = 2_000;
    private static final ObjectMapper JSON =
            new ObjectMapper().registerModule(new SimpleModule().addSerializer(String.class, new PlainStrings()));

    private final Map<String, @Nullable Object> values = new HashMap<>();

    private AuditRow(String event, String outcome) {
        for (String column : COLUMNS) {
            values.put(column, null);
        }
        put("event", event);
        put("outcome", outcome);
    }

    /** The row of any event that needs no receipt. */
    static AuditRow of(AuditEvent event) {
        return switch (event) {
            case AuditEvent.LaunchAccepted accepted ->
                success("launch-accepted").launch(accepted.launchId(), accepted.launch());
            case AuditEvent.LaunchPushed pushed -> success("launch-pushed").launch(pushed.launch());
            case AuditEvent.LaunchRefused refused -> of(refused);
            case AuditEvent.TabDenied denied ->
                refused("tab-denied", denied.reason()).opener(denied.opener()).tab(denied.tab());
            case AuditEvent.Printed printed ->
                success("printed").opener(printed.opener()).tab(printed.tab());
            case AuditEvent.ProblemReported reported -> ReportRows.of(reported);
            case AuditEvent.FeedbackGiven given -> ReportRows.of(given);
            case AuditEvent.SignedOut out -> success("signed-out").launch(out.launchId(), out.launch());
            case AuditEvent.SessionEnded ended ->
                success("session-ended").put("reason", ended.reason()).launch(ended.launchId(), ended.launch());
            case AuditEvent.OfficeEvent office -> OfficeRows.of(office);
            case AuditEvent.Attempted attempted -> AdmissionRows.of(attempted);
            case AuditEvent.TrailRead read -> OfficeRows.of(read.reading());
            case AuditEvent.OfObjection objection -> ObjectionRows.of(objection.event());
            case AuditEvent.OfAdmission admission -> AdmissionRows.of(admission.event());
            case AuditEvent.OfAlert alert -> OfficeRows.of(alert.event());
            case AuditEvent.ConfigurationChanged changed ->
                success("configuration-changed").json("configuration", changed);
            case AuditEvent.ConfigurationRefused refused ->
                refused("configuration-refused", "not-fit-for-use").json("configuration", refused);
        };
    }

    /** Adds who asked, and which node with which program and configuration answered. */
    AuditRow seenBy(Caller caller, String node, String configurationVersion, String applicationVersion) {
        return put("ip", caller.ip())
                .put("userAgent", caller.userAgent())
                .put("requestId", caller.requestId())
                .put("node", node)
                .put("configurationVersion", configurationVersion)
                .put("applicationVersion", applicationVersion);
    }

    Map<String, @Nullable Object> values() {
        return values;
    }

    private static AuditRow of(AuditEvent.LaunchRefused refused) {
        AuditRow row = refused("launch-refused", refused.reason())
                .door(refused.door())
                .put("refusalReference", refused.reference())
                .put("proof", refused.proved() ? "proved" : "named");
        row.values.put("refusalDetail", PlainText.of(refused.detail(), LONG));
        refused.claimedIssuer().ifPresent(issuer -> row.put("claimedIssuer", issuer));
        refused.registration().ifPresent(registration -> row.put("registration", registration));
        return row;
    }

    static AuditRow success(String event) {
        return new AuditRow(event, "success");
    }

    static AuditRow refused(String event, String reason) {
        return new AuditRow(event, "refused").put("reason", reason);
    }

    AuditRow launch(LaunchId launchId, LaunchContext launch) {
        return put("launchId", launchId.value()).launch(launch);
    }

    /** With what let them in, if that was more than their role. */
    AuditRow opener(Opener opener) {
        AuditRow row = launch(opener.launchId(), opener.launch());
        if (!opener.terms().rule().isEmpty()) {
            row.put("accessRule", opener.terms().rule());
        }
        Map<String, Object> terms = opener.terms().said();
        return terms.isEmpty() ? row : row.json("objection", terms);
    }

    AuditRow launch(LaunchContext launch) {
        return userOf(launch).put("nhsNumber", launch.patient().nhsNumber().digits());
    }

    /** Who is there, from where and for what, and not the patient. */
    AuditRow userOf(LaunchContext launch) {
        return user(launch.practitioner())
                .actingFor(launch)
                .voucher(launch.voucher())
                .organisation(launch)
                .put("purpose", launch.purpose().name());
    }

    /** Whose record at which organisation, and for whom its launch's user acts; not who is there: that is not known. */
    AuditRow visited(LaunchId launchId, LaunchContext launch) {
        return put("launchId", launchId.value())
                .actingFor(launch)
                .organisation(launch)
                .put("nhsNumber", launch.patient().nhsNumber().digits());
    }

    private AuditRow actingFor(LaunchContext launch) {
        return launch.actingFor().map(whom -> json("actingFor", whom)).orElse(this);
    }

    private AuditRow organisation(LaunchContext launch) {
        return put("organisationOds", launch.organisation().value())
                .put("organisationName", launch.organisationName())
                .put("registration", launch.registration());
    }

    /** A SMART launch has neither token id nor key: its registration and configuration version say what vouched for it. */
    private AuditRow voucher(Voucher voucher) {
        AuditRow row = door(voucher.door()).put("userIssuer", voucher.userIssuer());
        return switch (voucher) {
            case Voucher.SignedToken token ->
                row.put("tokenId", token.tokenId()).put("keyId", token.keyId());
            case Voucher.SmartLaunch smart -> row;
        };
    }

    private AuditRow user(Practitioner user) {
        return put("userSubject", user.subject())
                .put("userName", user.name())
                .json("userIdentifiers", user.identifiers())
                .put("userRoleSystem", user.role().system())
                .put("userRoleCode", user.role().code())
                .put("userRoleName", user.role().display());
    }

    private AuditRow door(Door door) {
        return put("door", door.name());
    }

    /** Of "opened": which row the opening began with. */
    AuditRow openingSequence(long sequence) {
        values.put("openingSequence", sequence);
        return this;
    }

    /** By which tab files and lists its page is made. */
    AuditRow content(ConfigurationVersion.Content content) {
        return content.version().isEmpty() ? this : put("contentVersion", content.version());
    }

    AuditRow tab(TabId tab) {
        return put("tab", tab.value());
    }

    AuditRow put(String column, String text) {
        values.put(column, PlainText.of(text, SHORT));
        return this;
    }

    AuditRow json(String column, Object content) {
        try {
            values.put(column, JSON.writeValueAsString(content));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not fit for JSON: " + column, e);
        }
        return this;
    }

    /** Text inside a JSON column is as plain as text in a column of its own. */
    private static final class PlainStrings extends StdSerializer<String> {
        PlainStrings() {
            super(String.class);
        }

        @Override
        public void serialize(String text, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(PlainText.of(text, LONG));
        }
    }
}
