package org.sightline.feed.parsing;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParserErrorHandler;
import ca.uhn.fhir.parser.JsonParser;
import ca.uhn.fhir.parser.json.BaseJsonLikeArray;
import ca.uhn.fhir.parser.json.BaseJsonLikeObject;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue;
import ca.uhn.fhir.parser.json.BaseJsonLikeWriter;
import ca.uhn.fhir.parser.json.JsonLikeStructure;
import java.io.Reader;
import java.io.Writer;
import java.util.Iterator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/**
 * HAPI's parser, which stops between the entries of a page once its thread is interrupted: making objects of a large
 * page takes seconds, and nobody may wait for them any more.
 */
final class StoppableParser extends JsonParser {

    StoppableParser(FhirContext context, IParserErrorHandler faults) {
        super(context, faults);
    }

    @Override
    public <T extends IBaseResource> T doParseResource(Class<T> type, JsonLikeStructure json) {
        return super.doParseResource(type, new Stoppable(json));
    }

    static void stopIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new DataFormatException("given up");
        }
    }

    private record Stoppable(JsonLikeStructure json) implements JsonLikeStructure {

        @Override
        public BaseJsonLikeObject getRootObject() {
            return new Root(json.getRootObject());
        }

        @Override
        public JsonLikeStructure getInstance() {
            return new Stoppable(json.getInstance());
        }

        @Override
        public void load(Reader reader) {
            json.load(reader);
        }

        @Override
        public void load(Reader reader, boolean allowArray) {
            json.load(reader, allowArray);
        }

        @Override
        public BaseJsonLikeWriter getJsonLikeWriter() {
            return json.getJsonLikeWriter();
        }

        @Override
        public BaseJsonLikeWriter getJsonLikeWriter(Writer writer) throws java.io.IOException {
            return json.getJsonLikeWriter(writer);
        }
    }

    private static final class Root extends BaseJsonLikeObject {

        private final BaseJsonLikeObject object;

        Root(BaseJsonLikeObject object) {
            this.object = object;
        }

        @Override
        public Iterator<String> keyIterator() {
            return object.keyIterator();
        }

        @Override
        public @Nullable BaseJsonLikeValue get(String name) {
            BaseJsonLikeValue value = object.get(name);
            return value != null && value.isArray() ? new Entries(value.getAsArray()) : value;
        }

        @Override
        public Object getValue() {
            return object.getValue();
        }
    }

    private static final class Entries extends BaseJsonLikeArray {

        private final BaseJsonLikeArray array;

        Entries(BaseJsonLikeArray array) {
            this.array = array;
        }

        @Override
        public int size() {
            return array.size();
        }

        @Override
        public BaseJsonLikeValue get(int index) {
            stopIfInterrupted();
            return array.get(index);
        }

        @Override
        public Object getValue() {
            return array.getValue();
        }
    }
}
