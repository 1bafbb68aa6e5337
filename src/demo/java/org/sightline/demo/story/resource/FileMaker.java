package org.sightline.demo.story.resource;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.sightline.demo.story.entry.StoryEntry;
import org.sightline.demo.story.entry.StoryException;

/** Makes the files behind documents: what a story says in words, in the format a source would send. */
final class FileMaker {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int LINE = 88;

    private FileMaker() {}

    /** @param kind pdf, png, text, windows-text, rtf, html, cda, or raw for the words as they stand */
    static byte[] file(String kind, String title, String words, Filing filing, StoryEntry entry) {
        return switch (kind) {
            case "pdf" -> pdf(title, words);
            case "png" -> png();
            case "text" -> (title + "\n\n" + words).getBytes(StandardCharsets.UTF_8);
            case "windows-text" -> (title + "\n\n" + words).getBytes(WINDOWS);
            case "rtf" -> rtf(title, words);
            case "html" -> html(title, words);
            case "cda" -> cda(title, words, filing, entry);
            case "raw" -> words.getBytes(StandardCharsets.UTF_8);
            default -> throw new StoryException(entry.place() + ": nobody makes a file that is " + kind);
        };
    }

    /** What such a file is called by who tells the truth. */
    static String mediaType(String kind) {
        return switch (kind) {
            case "pdf" -> "application/pdf";
            case "png" -> "image/png";
            case "rtf" -> "application/rtf";
            case "html" -> "text/html";
            case "cda" -> "text/xml";
            default -> "text/plain";
        };
    }

    /** One page of Helvetica. */
    private static byte[] pdf(String title, String words) {
        StringBuilder page =
                new StringBuilder("BT /F2 16 Tf 56 780 Td (" + pdfText(title) + ") Tj /F1 11 Tf 0 -12 Td\n");
        for (String line : lines(words)) {
            page.append("0 -15 Td (").append(pdfText(line)).append(") Tj\n");
        }
        page.append("ET");
        List<String> objects = List.of(
                "<</Type/Catalog/Pages 2 0 R/Lang(en-GB)>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
                        + "/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>>>",
                "<</Length " + page.length() + ">>stream\n" + page + "\nendstream",
                "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
                "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>");
        StringBuilder file = new StringBuilder("%PDF-1.4\n");
        StringBuilder places = new StringBuilder("0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            places.append(String.format("%010d 00000 n \n", file.length()));
            file.append(i + 1).append(" 0 obj").append(objects.get(i)).append("endobj\n");
        }
        int start = file.length();
        file.append("xref\n0 7\n").append(places).append("trailer<</Size 7/Root 1 0 R>>\nstartxref\n");
        return file.append(start).append("\n%%EOF\n").toString().getBytes(WINDOWS);
    }

    private static String pdfText(String text) {
        return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)");
    }

    /** A pale patch with a redder one in it and a ruler below. */
    private static byte[] png() {
        BufferedImage picture = new BufferedImage(480, 320, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 480; x++) {
            for (int y = 0; y < 320; y++) {
                picture.setRGB(x, y, colour(x, y));
            }
        }
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(picture, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int colour(int x, int y) {
        if (y > 280) {
            return x % 48 < 2 || y < 283 ? 0x202020 : 0xf8f8f0;
        }
        double outer = Math.pow((x - 240) / 110.0, 2) + Math.pow((y - 145) / 70.0, 2);
        return outer < 0.35 ? 0xb04a48 : outer < 1 ? 0xd98a80 : 0xe8c4ae;
    }

    private static byte[] rtf(String title, String words) {
        String body = (title + "\n\n" + words)
                .chars()
                .mapToObj(c -> c == '\n' ? "\\par\n" : c < 128 ? rtfText((char) c) : "\\u" + (short) c + "?")
                .collect(Collectors.joining());
        return ("{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\\f0\\fs22 " + body + "}")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String rtfText(char c) {
        return c == '{' || c == '}' || c == '\\' ? "\\" + c : String.valueOf(c);
    }

    private static byte[] html(String title, String words) {
        String paragraphs = words.lines()
                .filter(line -> !line.isBlank())
                .map(line -> "<p>" + xml(line) + "</p>")
                .collect(Collectors.joining("\n"));
        return ("<!DOCTYPE html><html><head><title>" + xml(title) + "</title></head><body><h1>" + xml(title) + "</h1>"
                        + paragraphs + "</body></html>")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A line that ends with a colon begins a section. */
    private static byte[] cda(String title, String words, Filing filing, StoryEntry entry) {
        StringBuilder sections = new StringBuilder();
        for (String line : words.lines().filter(line -> !line.isBlank()).toList()) {
            boolean heading = line.strip().endsWith(":");
            if (heading || sections.isEmpty()) {
                sections.append(sections.isEmpty() ? "" : "</text></section></component>")
                        .append("<component><section><title>")
                        .append(heading ? xml(line.strip().replaceFirst(":$", "")) : "Summary")
                        .append("</title><text>");
            }
            sections.append(heading ? "" : "<paragraph>" + xml(line.strip()) + "</paragraph>");
        }
        String time = entry.when("date").getValueAsString().replaceAll("[-:T]|[+].*|Z", "");
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><ClinicalDocument xmlns=\"urn:hl7-org:v3\"><title>"
                        + xml(title)
                        + "</title><effectiveTime value=\"" + time + "\"/><recordTarget><patientRole>"
                        + "<id root=\"2.16.840.1.113883.2.1.4.1\" extension=\"" + filing.nhsNumber()
                        + "\"/></patientRole></recordTarget><author><assignedAuthor><assignedPerson><name>"
                        + xml(entry.text("by")) + "</name></assignedPerson><representedOrganization><name>"
                        + xml(entry.text("keeper")) + "</name></representedOrganization></assignedAuthor></author>"
                        + "<component><structuredBody>" + sections
                        + "</text></section></component></structuredBody></component></ClinicalDocument>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static List<String> lines(String words) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : words.split("\n", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.split(" ")) {
                if (line.length() + word.length() > LINE) {
                    lines.add(line.toString().stripTrailing());
                    line.setLength(0);
                }
                line.append(word).append(' ');
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
