package org.sightline.codes.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.codes.ListSystem;
import org.sightline.codes.importing.FoundList.Edition;
import org.sightline.codes.importing.FoundList.Identity;

/**
 * FHIR R4 value sets. A complete expansion says which codes are meant; without one, codes that are written out do.
 * Whatever else defines a value set takes a terminology server, and is said to, as an empty list would be wrong.
 *
 * @see <a href="https://hl7.org/fhir/R4/valueset.html">FHIR R4: ValueSet</a>
 */
final class FhirLists {

    /** As FHIR addresses a reference set of SNOMED CT. */
    private static final String REFSET_ADDRESS = "?fhir_vs=refset/";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String file;
    private final ImportReport report;

    private FhirLists(String file, ImportReport report) {
        this.file = file;
        this.report = report;
    }

    /** What defines the value set cannot be read without a server; the message says what it is. */
    private static final class NeedsServerException extends Exception {
        NeedsServerException(String what) {
            super(what);
        }
    }

    static void read(SourceFile file, ImportReport report) throws IOException {
        try {
            new FhirLists(file.name(), report).readAny(JSON.readTree(file.text()));
        } catch (JsonProcessingException e) {
            report.leaveOut(
                    file.name(), "is no JSON from line " + e.getLocation().getLineNr() + " on");
        }
    }

    private void readAny(JsonNode resource) {
        switch (resource.path("resourceType").asText()) {
            case "ValueSet" -> read(resource);
            case "Bundle" -> resource.path("entry").forEach(entry -> readAny(entry.path("resource")));
            default -> report.leaveOut(file, "holds no FHIR ValueSet");
        }
    }

    private void read(JsonNode valueSet) {
        List<FoundCode> found = new ArrayList<>();
        try {
            if (!isCompleteExpansion(valueSet.path("expansion"))) {
                addWritten(valueSet.path("compose"), found);
            } else {
                addExpanded(valueSet.at("/expansion/contains"), found);
            }
        } catch (NeedsServerException e) {
            report.leaveOut(
                    file, name(valueSet) + " needs a terminology server (./sightline codes fetch): " + e.getMessage());
            return;
        }
        List<FoundCode> whole = whole(found);
        if (whole.isEmpty()) {
            report.leaveOut(file, name(valueSet) + " holds no code");
        } else {
            report.found(new FoundList(identity(valueSet), edition(valueSet), whole));
        }
    }

    private List<FoundCode> whole(List<FoundCode> found) {
        Map<String, FoundCode> whole = new LinkedHashMap<>();
        for (FoundCode code : found) {
            CodeForm.fault(code.system(), code.code())
                    .ifPresentOrElse(
                            why -> report.refuse(file, 0, code.code(), why),
                            () -> whole.putIfAbsent(code.system() + "|" + code.code(), code));
        }
        return List.copyOf(whole.values());
    }

    private static boolean isCompleteExpansion(JsonNode expansion) {
        return expansion.has("contains")
                && count(expansion.path("contains")) >= expansion.path("total").asInt(0);
    }

    private static int count(JsonNode contains) {
        int count = 0;
        for (JsonNode entry : contains) {
            count += (isCode(entry) ? 1 : 0) + count(entry.path("contains"));
        }
        return count;
    }

    private static boolean isCode(JsonNode entry) {
        return entry.has("code") && !entry.path("abstract").asBoolean();
    }

    private static void addExpanded(JsonNode contains, List<FoundCode> found) {
        for (JsonNode entry : contains) {
            if (isCode(entry)) {
                found.add(code(entry.path("system").asText(), entry));
            }
            addExpanded(entry.path("contains"), found);
        }
    }

    private static void addWritten(JsonNode compose, List<FoundCode> found) throws NeedsServerException {
        for (JsonNode include : compose.path("include")) {
            written(include).forEach(found::add);
        }
        for (JsonNode exclude : compose.path("exclude")) {
            for (FoundCode excluded : written(exclude)) {
                found.removeIf(code ->
                        code.system().equals(excluded.system()) && code.code().equals(excluded.code()));
            }
        }
    }

    private static List<FoundCode> written(JsonNode part) throws NeedsServerException {
        for (JsonNode filter : part.path("filter")) {
            throw new NeedsServerException(
                    "codes by a rule, " + filter.path("value").asText());
        }
        for (JsonNode other : part.path("valueSet")) {
            throw new NeedsServerException("codes of another value set, " + other.asText());
        }
        if (!part.has("concept")) {
            throw new NeedsServerException("all of " + part.path("system").asText("a code system"));
        }
        List<FoundCode> codes = new ArrayList<>();
        part.path("concept")
                .forEach(concept -> codes.add(code(part.path("system").asText(), concept)));
        return codes;
    }

    private static FoundCode code(String system, JsonNode entry) {
        List<String> synonyms = new ArrayList<>();
        String display = entry.path("display").asText("").strip();
        entry.path("designation")
                .forEach(word -> synonyms.add(word.path("value").asText("").strip()));
        synonyms.removeIf(word -> word.isEmpty() || word.equals(display));
        return new FoundCode(
                ListSystem.of(system), entry.path("code").asText("").strip(), display, synonyms);
    }

    private static String name(JsonNode valueSet) {
        return valueSet.path("name").asText(valueSet.path("id").asText("value set"));
    }

    private static Identity identity(JsonNode valueSet) {
        String url = valueSet.path("url").asText("");
        int refset = url.indexOf(REFSET_ADDRESS);
        if (url.startsWith(ListSystem.SNOMED) && refset >= 0) {
            String id = url.substring(refset + REFSET_ADDRESS.length());
            return new Identity("refset-" + id, "Reference set " + id, id, null);
        }
        String title = valueSet.path("title").asText(name(valueSet));
        return new Identity(name(valueSet), title, null, url.isEmpty() ? null : url);
    }

    /** The version of what was expanded, if the expansion says it, or else the value set's own. */
    private static @Nullable Edition edition(JsonNode valueSet) {
        Edition released = expandedVersion(valueSet).map(FhirLists::ofRelease).orElse(null);
        if (released != null) {
            return released;
        }
        String date = valueSet.path("expansion")
                .path("timestamp")
                .asText(valueSet.path("date").asText(""));
        if (date.length() < 10) {
            return null;
        }
        String own = valueSet.path("version").asText(date.substring(0, 10));
        return new Edition(expandedVersion(valueSet).orElse(own), date.substring(0, 10));
    }

    /** A version of SNOMED CT says the day of its release. */
    private static @Nullable Edition ofRelease(String version) {
        int day = version.lastIndexOf("/version/");
        Edition of = day < 0 ? null : Editions.ofDay(version.substring(day + "/version/".length()));
        return of == null ? null : new Edition(version, of.date());
    }

    private static Optional<String> expandedVersion(JsonNode valueSet) {
        for (JsonNode parameter : valueSet.at("/expansion/parameter")) {
            if (List.of("version", "used-codesystem")
                    .contains(parameter.path("name").asText())) {
                return Optional.of(parameter
                                .path("valueUri")
                                .asText(parameter.path("valueString").asText()))
                        .filter(version -> !version.isEmpty());
            }
        }
        return versionOfEach(valueSet.at("/expansion/contains"));
    }

    /** The one version that all codes of the expansion have, where a server says it of each. */
    private static Optional<String> versionOfEach(JsonNode contains) {
        Set<String> versions = new HashSet<>();
        contains.forEach(entry -> versions.add(entry.path("version").asText()));
        return versions.size() == 1
                ? versions.stream().filter(version -> !version.isEmpty()).findFirst()
                : Optional.empty();
    }
}
