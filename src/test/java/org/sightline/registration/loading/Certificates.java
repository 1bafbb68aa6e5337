package org.sightline.registration.loading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Self-signed certificates, made by the JDK's own keytool. */
final class Certificates {

    private final String pem;

    private Certificates(String pem) {
        this.pem = pem;
    }

    /** A certificate for a P-256 key, good from midnight UTC of one day to midnight UTC of the other. */
    static Certificates of(String from, String until) throws IOException, InterruptedException {
        Path store = Files.createTempDirectory("certificates").resolve("store.p12");
        long days = java.time.temporal.ChronoUnit.DAYS.between(
                java.time.LocalDate.parse(from), java.time.LocalDate.parse(until));
        run(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=Northgate",
                "-alias",
                "k",
                "-startdate",
                from.replace('-', '/') + " 00:00:00",
                "-validity",
                Long.toString(days),
                "-keystore",
                store.toString(),
                "-storepass",
                "test-only");
        return new Certificates(
                run("-exportcert", "-rfc", "-alias", "k", "-keystore", store.toString(), "-storepass", "test-only"));
    }

    String yaml() {
        return "pem: |\n" + pem.strip().indent(8).stripTrailing();
    }

    private static String run(String... arguments) throws IOException, InterruptedException {
        java.util.List<String> command = new java.util.ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.add("-J-Duser.timezone=UTC");
        command.addAll(java.util.List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("keytool failed: " + output);
        }
        return output;
    }
}
