package org.sightline.registration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sightline.context.TabId;

/** Reads {@code launch-config/} from disk and checks it as a whole. */
public final class LaunchConfigLoader {

    private static final String ORGANISATIONS = "organisations";
    private static final String FEEDS = "feeds";
    private static final String ACCESS = "access.yaml";

    private final boolean allowLoopbackHttp;
    private final InstantSource clock;
    private final Predicate<SecretReference> secretExists;

    /** Secrets are looked for in this process's environment and file system. */
    public LaunchConfigLoader(boolean allowLoopbackHttp, InstantSource clock) {
        this(allowLoopbackHttp, clock, LaunchConfigLoader::existsHere);
    }

    /**
     * @param allowLoopbackHttp whether http addresses pass when their host is the machine itself
     * @param clock for certificates and keys past their end
     * @param secretExists whether a secret the configuration names is there
     */
    public LaunchConfigLoader(boolean allowLoopbackHttp, InstantSource clock, Predicate<SecretReference> secretExists) {
        this.allowLoopbackHttp = allowLoopbackHttp;
        this.clock = clock;
        this.secretExists = secretExists;
    }

    /**
     * The configuration in the folder, checked as a whole.
     *
     * @param folder holds {@code organisations/*.yaml}, {@code feeds/*.yaml} and {@code access.yaml}
     * @throws LaunchConfigException naming every problem found, with file, line and field
     */
    public LaunchConfig load(Path folder) {
        return new Reading(folder).load();
    }

    /** One reading of the folder. */
    private final class Reading {

        private final Path folder;
        private final ConfigProblems problems = new ConfigProblems();
        private final ConfigVersion version = new ConfigVersion();

        Reading(Path folder) {
            this.folder = folder;
        }

        LaunchConfig load() {
            Claims claims = new Claims();
            Addresses addresses = new Addresses(allowLoopbackHttp);
            StaticKeyReader staticKeys = new StaticKeyReader(clock.instant(), claims);
            SecretReader secrets = new SecretReader(secretExists);
            SmartReader smartReader = new SmartReader(addresses, secrets, claims);
            OrganisationReader organisationReader = new OrganisationReader(addresses, staticKeys, smartReader, claims);
            FeedReader feedReader = new FeedReader(addresses, new AuthenticationReader(addresses, secrets));

            Optional<AccessRules> access = parse(ACCESS).flatMap(new AccessReader(claims)::read);
            List<LaunchRegistration> organisations = readAll(ORGANISATIONS, organisationReader::read);
            List<FeedRegistration> feeds = readAll(FEEDS, feedReader::read);
            problems.throwIfAny();
            requireContent(organisations, feeds);
            problems.throwIfAny();
            return new LaunchConfig(organisations, feeds, access.orElseThrow(), version.value());
        }

        private void requireContent(List<LaunchRegistration> organisations, List<FeedRegistration> feeds) {
            if (organisations.isEmpty()) {
                problems.add(ORGANISATIONS, 0, "", "no organisation is registered, so nobody could launch: add one");
            }
            if (feeds.stream().noneMatch(feed -> feed.connection().isPresent())) {
                problems.add(FEEDS, 0, "", "no feed is connected, so every page would be empty: add one");
            }
        }

        private <T> List<T> readAll(String subfolder, BiFunction<String, YamlValue, Optional<T>> reader) {
            List<T> all = new ArrayList<>();
            for (String file : files(subfolder)) {
                String id = file.substring(subfolder.length() + 1, file.length() - ".yaml".length());
                if (!TabId.isValid(id)) {
                    problems.add(file, 0, "", "the file's name has to be lower-case letters, digits and hyphens");
                }
                parse(file)
                        .filter(root -> TabId.isValid(id))
                        .flatMap(root -> reader.apply(id, root))
                        .ifPresent(all::add);
            }
            return all;
        }

        private Optional<YamlValue> parse(String file) {
            return YamlFile.read(folder.resolve(file), file, problems).flatMap(bytes -> {
                version.add(file, bytes);
                return YamlFile.parse(bytes, file, problems);
            });
        }

        /** The {@code .yaml} files in order of name; hidden files are left alone. */
        private List<String> files(String subfolder) {
            try (Stream<Path> entries = Files.list(folder.resolve(subfolder))) {
                List<String> names = entries.map(path -> path.getFileName().toString())
                        .filter(name -> !name.startsWith("."))
                        .sorted()
                        .toList();
                names.stream()
                        .filter(name -> name.endsWith(".yml"))
                        .forEach(name -> problems.add(
                                subfolder + "/" + name, 0, "", "would be ignored: the name has to end in .yaml"));
                return names.stream()
                        .filter(name -> name.endsWith(".yaml"))
                        .map(name -> subfolder + "/" + name)
                        .toList();
            } catch (NoSuchFileException | NotDirectoryException e) {
                problems.add(subfolder, 0, "", "the folder is missing in " + folder);
            } catch (IOException e) {
                problems.add(
                        subfolder,
                        0,
                        "",
                        "the folder cannot be read: " + e.getClass().getSimpleName());
            }
            return List.of();
        }
    }

    private static boolean existsHere(SecretReference secret) {
        return switch (secret.kind()) {
            case ENV -> System.getenv(secret.name()) != null;
            case FILE -> Files.isReadable(Path.of(secret.name()));
        };
    }
}
