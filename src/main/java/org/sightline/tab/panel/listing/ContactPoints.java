package org.sightline.tab.panel.listing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.display.ClinicalDate;
import org.sightline.display.PersonName;
import org.sightline.display.ShownText;
import org.sightline.display.Words;
import org.sightline.tab.panel.CellLine;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;

/**
 * Who a reference names and how to reach them, as far as the source sent it. A telephone number can be rung by its digits
 * alone; addresses are text, never links: what a feed sends must not decide where a click leads.
 *
 * @param organisation whom they work for, where their own entry says so
 */
public record ContactPoints(ShownText name, ShownText organisation, List<ShownText> lines) {

    private static final String OLD = "no longer used";
    private static final Pattern NUMBER = Pattern.compile("(\\+?[0-9][0-9 ()-]{4,24})(?: \\(.*)?");

    public ContactPoints {
        lines = List.copyOf(lines);
    }

    public static ContactPoints of(Entry<?> holder, Reference reference) {
        ShownText display = Codes.named(reference);
        return holder.resolve(reference)
                .map(resource -> of(holder, resource))
                .map(found -> new ContactPoints(display.orElse(found.name()), found.organisation(), found.lines()))
                .orElseGet(() -> new ContactPoints(display, ShownText.NONE, List.of()));
    }

    private static ContactPoints of(Entry<?> holder, Resource resource) {
        return switch (resource) {
            case PractitionerRole role -> role(holder, role);
            case Practitioner practitioner ->
                new ContactPoints(name(practitioner.getName()), ShownText.NONE, lines(practitioner.getTelecom()));
            case RelatedPerson person ->
                new ContactPoints(name(person.getName()), ShownText.NONE, lines(person.getTelecom()));
            case Organization organisation ->
                new ContactPoints(
                        ShownText.of(organisation.getName()), ShownText.NONE, lines(organisation.getTelecom()));
            default -> new ContactPoints(ShownText.NONE, ShownText.NONE, List.of());
        };
    }

    /** A role's own numbers first, then those of who fills it. */
    private static ContactPoints role(Entry<?> holder, PractitionerRole role) {
        Optional<Practitioner> practitioner = holder.resolve(role.getPractitioner())
                .filter(Practitioner.class::isInstance)
                .map(Practitioner.class::cast);
        Set<ShownText> lines = new LinkedHashSet<>(lines(role.getTelecom()));
        practitioner.ifPresent(p -> lines.addAll(lines(p.getTelecom())));
        return new ContactPoints(
                Codes.named(role.getPractitioner())
                        .orElse(practitioner.map(p -> name(p.getName())).orElse(ShownText.NONE)),
                Codes.named(role.getOrganization()),
                new ArrayList<>(lines));
    }

    public static ShownText name(List<HumanName> names) {
        return PersonName.of(names).map(PersonName::name).orElse(ShownText.NONE);
    }

    /** {@code 01604 555 0100 (work)}, {@code E-mail someone@trust.example}, {@code Fax 01604 555 0101 (no longer used)}. */
    public static List<ShownText> lines(List<ContactPoint> points) {
        return points.stream()
                .filter(ContactPoint::hasValue)
                .map(ContactPoints::line)
                .toList();
    }

    /** The same as lines of a cell, of which those that are telephone numbers in use can be rung. */
    static List<CellLine> dialled(List<ShownText> lines) {
        return lines.stream()
                .map(line -> {
                    Matcher number = NUMBER.matcher(line.whole());
                    return number.matches() && !line.whole().contains(OLD)
                            ? CellLine.named(
                                    CellLine.Style.PHONE, number.group(1).replaceAll("[^+0-9]", ""), line)
                            : CellLine.of(line);
                })
                .toList();
    }

    private static ShownText line(ContactPoint point) {
        String system = Codes.of(point.getSystemElement());
        ShownText kind = switch (system) {
            case "phone" -> ShownText.NONE;
            case "email" -> ShownText.of("E-mail");
            default -> Words.sentence(system);
        };
        ClinicalDate until = ClinicalDate.of(point.getPeriod().getEndElement());
        String use = Stream.of(
                        point.getUse() == ContactPointUse.OLD ? OLD : Codes.of(point.getUseElement()),
                        until.isKnown() ? "until " + until.text() : "")
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
        ShownText value = ShownText.joined(" ", kind, ShownText.of(point.getValue()));
        return use.isEmpty() ? value : ShownText.of(value + " (" + use + ")");
    }
}
