package org.sightline.display.dosage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Timing.EventTiming;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class TimingWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'frequency':1,'period':1,'periodUnit':'d'                                   | once a day
            'frequency':2,'period':1,'periodUnit':'d'                                   | twice a day
            'frequency':3,'frequencyMax':4,'period':1,'periodUnit':'d'                  | 3 to 4 times a day
            'frequencyMax':4,'period':1,'periodUnit':'d'                                | up to 4 times a day
            'frequency':1,'period':8,'periodUnit':'h'                                   | every 8 hours
            'period':4,'periodMax':6,'periodUnit':'h'                                   | every 4 to 6 hours
            'frequency':1,'period':1,'periodUnit':'h'                                   | every hour
            'frequency':2,'period':3,'periodUnit':'d'                                   | twice every 3 days
            'frequency':1,'period':1,'periodUnit':'wk','dayOfWeek':['mon']              | once a week, on Monday
            'frequency':1,'period':1,'periodUnit':'d','dayOfWeek':['mon','wed','fri']   | once a day, on Monday, Wednesday and Friday
            'frequency':1,'period':1,'periodUnit':'d','when':['ACM'],'offset':30        | once a day, 30 minutes before breakfast
            'when':['HS']                                                               | at bedtime
            'when':['PCD','PCV'],'offset':60                                            | 1 hour after lunch and 1 hour after the evening meal
            'timeOfDay':['08:00:00','20:30:00']                                         | at 08:00 and 20:30
            'frequency':2,'period':1,'periodUnit':'d','boundsDuration':{'value':7,'unit':'d'},'count':14 | twice a day, for 7 days, 14 times in all
            'frequency':1,'period':1,'periodUnit':'d','boundsRange':{'low':{'value':7,'unit':'d'},'high':{'value':10,'unit':'d'}},'count':7,'countMax':10 | once a day, for 7 to 10 days, 7 to 10 times in all
            'frequency':1,'period':1,'periodUnit':'d','boundsPeriod':{'start':'2026-11-01','end':'2026-11-07'} | once a day, from 01-Nov-2026 to 07-Nov-2026
            'frequency':1,'period':1,'periodUnit':'d','duration':30,'durationMax':60,'durationUnit':'min' | once a day, each over 30 to 60 minutes
            'frequency':3                                                               | 3 times
            'frequency':1,'period':2                                                    | once. This instruction has more parts: see the source.
            """)
    void saysWhen(String repeat, String words) {
        assertEquals(words, said(repeat));
    }

    @ParameterizedTest
    @EnumSource(value = EventTiming.class, mode = Mode.EXCLUDE, names = "NULL")
    void hasWordsForEveryEvent(EventTiming event) {
        for (String more : List.of("", ",'offset':30")) {
            String words = said("'when':['" + event.toCode() + "']" + more);
            assertTrue(words.matches("[0-9a-z“” ]+"), words);
            assertFalse(words.contains("the time " + event.toCode()), words);
            assertEquals(!more.isEmpty(), words.startsWith("30 minutes "), words);
        }
    }

    /** @param repeat JSON with single quotes */
    private static String said(String repeat) {
        String json =
                "{'resourceType':'MedicationRequest','dosageInstruction':[{'timing':{'repeat':{" + repeat + "}}}]}";
        MedicationRequest request = FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(MedicationRequest.class, json.replace('\'', '"'));
        return TimingWords.of(request.getDosageInstructionFirstRep().getTiming())
                .whole();
    }
}
