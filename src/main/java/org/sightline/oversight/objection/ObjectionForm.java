package org.sightline.oversight.objection;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sightline.context.ObjectionScope;
import org.sightline.context.Secret;
import org.sightline.policy.objection.ObjectionChange;
import org.sightline.policy.objection.WrittenReception;
import org.sightline.policy.objection.WrittenScope;
import org.sightline.registration.LaunchConfig;

/** The form by which an objection is recorded or reversed, as it came in. */
class ObjectionForm {

    private static final Pattern FORM_ID = Pattern.compile("[A-Za-z0-9_-]{22}");

    @FormParam("nhsNumber")
    @DefaultValue("")
    public String nhsNumber = "";

    @FormParam("change")
    @DefaultValue("")
    public String change = "";

    @FormParam("form")
    @DefaultValue("")
    public String formId = "";

    @FormParam("receivedOn")
    @DefaultValue("")
    public String receivedOn = "";

    @FormParam("how")
    @DefaultValue("")
    public String how = "";

    @FormParam("onBehalf")
    @DefaultValue("")
    public String onBehalf = "";

    @FormParam("representative")
    @DefaultValue("")
    public String representative = "";

    @FormParam("evidence")
    @DefaultValue("")
    public String evidence = "";

    @FormParam("scope")
    @DefaultValue("whole")
    public String scope = "whole";

    @FormParam("feeds")
    public List<String> feeds = List.of();

    @FormParam("categories")
    public List<String> categories = List.of();

    /** What is objected to; empty if it names what nobody knows, or parts and none of them. */
    Optional<ObjectionScope> scopeIn(LaunchConfig config) {
        if (!scope.equals("parts") || asked() == ObjectionChange.REVERSED) {
            return Optional.of(new ObjectionScope.Whole());
        }
        return new WrittenScope(feeds, categories).check(config::knows).filter(ObjectionScope.Parts.class::isInstance);
    }

    WrittenReception written() {
        return new WrittenReception(receivedOn, how, onBehalf, representative, evidence);
    }

    ObjectionChange asked() {
        return change.equals(ObjectionChange.REVERSED.code()) ? ObjectionChange.REVERSED : ObjectionChange.OBJECTED;
    }

    /** The id of the page it was written on, or a new one. */
    String formIdOrNew() {
        return FORM_ID.matcher(formId).matches() ? formId : newId();
    }

    static String newId() {
        return Secret.randomText(16);
    }
}
