package org.sightline.display.dosage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.display.ShownText;

class DosageWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'doseAndRate':[{'doseQuantity':{'value':2,'unit':'tablet'}}]                            | 2 tablets
            'doseAndRate':[{'doseQuantity':{'value':1,'unit':'tablets'}}]                           | 1 tablet
            'doseAndRate':[{'doseQuantity':{'value':0.50,'unit':'mg'}}]                             | 0.50 mg
            'doseAndRate':[{'doseQuantity':{'value':50,'unit':'ug','code':'ug'}}]                   | 50 micrograms
            'doseAndRate':[{'doseQuantity':{'value':5,'unit':'mg','code':'ug'}}]                    | 5 mg (but coded as ug)
            'doseAndRate':[{'doseQuantity':{'value':2,'unit':'patch'}}]                             | 2 patches
            'doseAndRate':[{'doseQuantity':{'value':2,'code':'{tbl}'}}]                             | 2 tablets
            'doseAndRate':[{'doseRange':{'low':{'value':1},'high':{'value':2,'unit':'tablet'}}}]    | 1 to 2 tablets
            'doseAndRate':[{'doseQuantity':{'value':2}}]                                            | 2 (unit not given)
            'doseAndRate':[{'type':{'text':'ordered'},'doseQuantity':{'value':1,'unit':'g'},'rateRatio':{'numerator':{'value':100,'unit':'mL'},'denominator':{'value':1,'unit':'h'}}}] | 1 g at 100 mL per hour (ordered)
            'doseAndRate':[{'rateRange':{'low':{'value':2,'unit':'L/min'},'high':{'value':4,'unit':'L/min'}}}] | at 2 to 4 L/min
            'maxDosePerPeriod':{'numerator':{'value':8,'unit':'tablet'},'denominator':{'value':24,'unit':'h'}} | no more than 8 tablets in 24 hours
            'maxDosePerAdministration':{'value':1,'unit':'g'}                                       | no more than 1 g at a time
            'maxDosePerLifetime':{'value':450,'unit':'mg/m2'}                                       | no more than 450 mg/m2 in a lifetime
            'asNeededBoolean':true                                                                  | as needed
            'asNeededCodeableConcept':{'text':'pain'}                                               | as needed for pain
            'method':{'text':'Instil'},'doseAndRate':[{'doseQuantity':{'value':1,'unit':'drop'}}],'site':{'text':'left eye'} | Instil 1 drop, left eye
            'timing':{'code':{'coding':[{'code':'BID'}]}}                                           | twice a day
            'timing':{'code':{'coding':[{'code':'BID'}]},'repeat':{'frequency':2,'period':1,'periodUnit':'d'}} | twice a day
            'timing':{'code':{'coding':[{'code':'BID'}]},'repeat':{'frequency':3,'period':1,'periodUnit':'d'}} | twice a day, 3 times a day
            'timing':{'event':['2026-11-01','2026-11-08']}                                          | on 01-Nov-2026 and 08-Nov-2026
            'sequence':2,'text':'then ONE daily'                                                    | Step 2: then ONE daily
            """)
    void saysEveryPart(String parts, String words) {
        assertEquals(words, lines(parts));
    }

    @ParameterizedTest
    @DisplayName("beside its own words stands what these do not say, and nothing they say already")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Take ONE daily                  | 1 tablet 1 d 1        |
            take one tablet once a day      | 1 tablet 1 d 1        |
            TWO tablets TWICE daily         | 2 tablet 2 d 1        |
            1g four times a day             | 1000 mg 4 d 1         |
            500 micrograms every 8 hours    | 0.5 mg 1 h 8          |
            Take 2 daily                    | 1 tablet 2 d 1        |
            one at night                    | 1 tablet 1 d 1        | Also recorded: once a day
            1-2 tablets tds                 | 1 tablet 3 d 1        | Also recorded: 1 tablet
            As directed                     | 1 tablet 1 d 1        | Also recorded: 1 tablet; once a day
            """)
    void addsWhatTheWordsLack(String text, String coded, String beside) {
        DosageWords words = words("'text':'" + text + "'," + coded(coded));
        assertEquals(
                beside == null ? text : text + "\n" + beside,
                words.lines().stream().map(ShownText::whole).collect(Collectors.joining("\n")));
        assertTrue(words.caution().isEmpty(), words.caution()::whole);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Take ONE daily                               | 2 tablet 1 d 1 | 2 tablets, once a day
            Take ONE twice a day                         | 1 tablet 3 d 1 | 1 tablet, 3 times a day
            5mg once a day                               | 50 mg 1 d 1    | 50 mg, once a day
            10mg weekly                                  | 10 mg 1 d 1    | 10 mg, once a day
            One tablet every 6 hours, maximum 4 in 24 hours | 1 tablet 1 h 4 | 1 tablet, every 4 hours
            500 micrograms bd                            | 500 mg 2 d 1   | 500 mg, twice a day
            One or two tablets q.d.s.                    | 4 tablet 4 d 1 | 4 tablets, 4 times a day
            """)
    void warnsWhereWordsAndCodesContradict(String text, String coded, String core) {
        assertEquals(
                "The words of this dose and its coded parts contradict each other; coded as: " + core
                        + ". Check it at the source.",
                words("'text':'" + text + "'," + coded(coded)).caution().whole());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'coding':[{'code':'BID'}] | twice a day, 3 times a day
            'text':'BD'               | BD, 3 times a day
            'coding':[{'code':'Q8H'}] |
            'text':'tds'              |
            'text':'as directed'      |
            """)
    void warnsWhereCodesContradictEachOther(String code, String often) {
        String timing = "'timing':{'code':{" + code + "},'repeat':{'frequency':3,'period':1,'periodUnit':'d'}}";
        assertEquals(
                often == null
                        ? ""
                        : "The coded parts of this dose contradict each other: " + often + ". Check it at the source.",
                words(timing).caution().whole());
        String alone = "'text':'Take it once a day','timing':{'code':{'coding':[{'code':'BID'}]}}";
        assertTrue(words(alone).caution().whole().contains("coded as: twice a day"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Take 1 tablet daily for 3 days then 2 tablets daily | 2 tablet 1 d 1
            One in the morning and two at night                 | 1 tablet 2 d 1
            Inject 0.5ml of 100mg/ml solution once a week       | 50 mg 1 wk 1
            One 5ml spoonful (250mg/5ml) three times daily      | 250 mg 3 d 1
            10mg on Mondays and Thursdays                       | 10 mg 2 wk 1
            2 puffs up to 4 times a day                         | 2 puff 4 d 1
            Take ONE 4-6 hourly                                 | 1 tablet 1 h 4
            Take half a tablet at 8am                           | 0.5 tablet 1 d 1
            Take 2 every 24 hours                               | 2 tablet 1 d 1
            """)
    void doesNotCryWolf(String text, String coded) {
        assertEquals(
                "", words("'text':'" + text + "'," + coded(coded)).caution().whole());
    }

    static Dosage dosage(String parts) {
        String json = "{'resourceType':'MedicationRequest','dosageInstruction':[{" + parts + "}]}";
        return FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(MedicationRequest.class, json.replace('\'', '"'))
                .getDosageInstructionFirstRep();
    }

    private static DosageWords words(String parts) {
        return DosageWords.of(List.of(dosage(parts))).getFirst();
    }

    private static String lines(String parts) {
        return words(parts).lines().stream().map(ShownText::whole).collect(Collectors.joining("\n"));
    }

    /** @param words value, unit, frequency, unit of the period and period */
    private static String coded(String words) {
        String[] parts = words.strip().split(" +");
        return String.format(
                "'doseAndRate':[{'doseQuantity':{'value':%s,'unit':'%s'}}],'timing':{'repeat':{'frequency':%s,'periodUnit':'%s','period':%s}}",
                (Object[]) parts);
    }
}
