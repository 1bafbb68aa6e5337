package org.sightline.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.audit.ConfigurationVersion;
import org.sightline.codes.Sha256;
import org.sightline.codes.ValueSets;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.tab.definition.TabCatalogue;

/** Lets the audit trail name the configuration in force, tab files and lists of codes without knowing them. */
@ApplicationScoped
class LaunchConfigurationVersion implements ConfigurationVersion {

    private final LaunchConfigSource config;
    private final List<Part> tabs;
    private volatile Named last = new Named(ValueSets.NONE, Content.NONE);

    /** What is said as long as these lists are in force. */
    private record Named(ValueSets lists, Content content) {}

    @Inject
    LaunchConfigurationVersion(LaunchConfigSource config, TabCatalogue tabs) {
        this(config, tabs.checksums());
    }

    /** @param tabs the checksums of the tab files by name */
    LaunchConfigurationVersion(LaunchConfigSource config, Map<String, String> tabs) {
        this.config = config;
        this.tabs = tabs.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(file -> new Part(file.getKey(), "", file.getValue()))
                .toList();
    }

    @Override
    public String current() {
        return config.current().version();
    }

    @Override
    public Content content() {
        ValueSets now = config.current().valueSets();
        Named named = last;
        if (named.lists() != now || named.content().version().isEmpty()) {
            named = new Named(now, named(now));
            last = named;
        }
        return named.content();
    }

    private Content named(ValueSets sets) {
        List<Part> lists = sets.editions().stream()
                .map(edition -> new Part(edition.file(), edition.version(), edition.checksum()))
                .toList();
        String all = Stream.concat(
                        tabs.stream().map(part -> "tab " + line(part)),
                        lists.stream().map(part -> "list " + line(part)))
                .collect(Collectors.joining());
        return new Content(Sha256.stated(all.getBytes(StandardCharsets.UTF_8)), tabs, lists);
    }

    private static String line(Part part) {
        return part.file() + "\t" + part.version() + "\t" + part.checksum() + "\n";
    }
}
