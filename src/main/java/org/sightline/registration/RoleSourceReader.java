package org.sightline.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sightline.context.Coded;

/** Reads the {@code role} block of a {@code smart} block. */
final class RoleSourceReader {

    private static final Pattern CLAIM = Pattern.compile("[A-Za-z0-9_.:/-]{1,100}");

    private RoleSourceReader() {}

    static Optional<RoleSource> read(YamlValue block) {
        Optional<String> from = block.fields(List.of("from", "systems", "claim", "system", "code", "display"))
                .flatMap(fields -> fields.text("from"));
        return from.flatMap(kind -> switch (kind) {
            case "practitioner-role" ->
                block.fields(List.of("from", "systems"))
                        .map(fields -> new RoleSource.PractitionerRole(systems(fields)));
            case "claim" -> block.fields(List.of("from", "claim", "system")).flatMap(RoleSourceReader::claim);
            case "fixed" ->
                block.fields(List.of("from", "system", "code", "display")).flatMap(RoleSourceReader::fixed);
            default -> block.problem("from has to be practitioner-role, claim or fixed");
        });
    }

    private static List<String> systems(YamlFields fields) {
        List<String> systems = new ArrayList<>();
        for (YamlValue item :
                fields.optional("systems").flatMap(YamlValue::list).orElse(List.of())) {
            Addresses.system(item).ifPresent(systems::add);
        }
        return systems;
    }

    private static Optional<RoleSource> claim(YamlFields fields) {
        Optional<String> name = fields.required("claim")
                .flatMap(value -> value.text()
                        .flatMap(text -> CLAIM.matcher(text).matches()
                                ? Optional.of(text)
                                : value.problem("is not the name of a claim")));
        Optional<String> system = fields.required("system").flatMap(Addresses::system);
        return name.flatMap(n -> system.map(s -> new RoleSource.Claim(n, s)));
    }

    private static Optional<RoleSource> fixed(YamlFields fields) {
        Optional<String> system = fields.required("system").flatMap(Addresses::system);
        Optional<String> code = fields.text("code");
        String display = fields.optional("display").flatMap(YamlValue::text).orElse("");
        return system.flatMap(s -> code.map(c -> new RoleSource.Fixed(new Coded(s, c, display))));
    }
}
