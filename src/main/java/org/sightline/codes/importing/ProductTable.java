package org.sightline.codes.importing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.sightline.codes.ListSystem;
import org.sightline.codes.importing.FoundList.Identity;

/**
 * The mapping of dm+d's products and packs to BNF codes and moieties (VTM) that the NHS Business Services Authority
 * publishes as a spreadsheet, saved as CSV. Its columns are found by their heads: BNF Code, SNOMED Code,
 * DM+D: Product Description, VTM.
 *
 * @see <a href="https://www.nhsbsa.nhs.uk/prescription-data/understanding-our-data/bnf-snomed-mapping">NHSBSA: BNF SNOMED
 *     mapping</a>
 */
final class ProductTable {

    private static final String BNF = "bnfcode";
    private static final String SNOMED = "snomedcode";
    private static final String NAME = "dmdproductdescription";
    private static final String VTM = "vtm";
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .get();

    private ProductTable() {}

    /**
     * A product or pack.
     *
     * @param vtm its moiety; empty if the file has none
     */
    record Product(int line, String bnf, String id, String name, String vtm) {}

    static boolean isHead(String firstLine) {
        List<String> heads = heads(List.of(firstLine.split(",", -1)));
        return heads.contains(BNF) && heads.contains(SNOMED) && heads.contains(NAME);
    }

    private static List<String> heads(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""))
                .toList();
    }

    static List<Product> read(SourceFile file) throws IOException {
        List<Product> products = new ArrayList<>();
        try (CSVParser parser =
                CSVParser.builder().setReader(file.text()).setFormat(FORMAT).get()) {
            List<String> heads = List.of();
            for (CSVRecord row : parser) {
                if (row.getRecordNumber() == 1) {
                    heads = heads(row.toList());
                } else {
                    products.add(new Product(
                            (int) parser.getCurrentLineNumber(),
                            cell(row, heads, BNF),
                            CodeForm.cleaned(cell(row, heads, SNOMED)),
                            cell(row, heads, NAME),
                            CodeForm.cleaned(cell(row, heads, VTM))));
                }
            }
        }
        return products;
    }

    private static String cell(CSVRecord row, List<String> heads, String head) {
        int column = heads.indexOf(head);
        return column >= 0 && column < row.size() ? row.get(column).strip() : "";
    }

    /** A list for each class of the BNF that is wanted, of the products whose BNF codes begin with it. */
    static void readClasses(SourceFile file, Set<String> classes, ImportReport report) throws IOException {
        if (classes.isEmpty()) {
            report.leaveOut(
                    file.name(),
                    "maps products to BNF codes: --bnf 0601 makes a list of a class, --map a map of products to moieties");
            return;
        }
        List<Product> products = read(file);
        for (String prefix : classes) {
            List<FoundCode> codes = new ArrayList<>();
            products.stream()
                    .filter(product -> product.bnf().startsWith(prefix))
                    .forEach(product -> CodeForm.fault(ListSystem.SNOMED, product.id())
                            .ifPresentOrElse(
                                    why -> report.refuse(file.name(), product.line(), product.id(), why),
                                    () -> codes.add(new FoundCode(ListSystem.SNOMED, product.id(), product.name()))));
            if (codes.isEmpty()) {
                report.leaveOut(file.name(), "holds no product of BNF " + prefix);
            } else {
                report.found(new FoundList(
                        new Identity("bnf-" + prefix, "Products of BNF " + prefix, null, null),
                        Editions.ofName(file.shortName()),
                        codes));
            }
        }
    }
}
