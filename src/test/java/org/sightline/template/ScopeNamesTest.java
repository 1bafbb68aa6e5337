package org.sightline.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.qute.Engine;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.ValueResolver;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ScopeNamesTest {

    private static final Map<String, Object> DATA =
            Map.of("title", "Results", "rows", List.of(List.of("a", "b"), List.of("c")), "nothing", "", "size", 7);

    @Test
    @DisplayName("FAST-1 a template says the same with names looked up at once as by the engine alone")
    void saysTheSame() {
        for (String template : List.of(
                "{#for row in rows}{title}:{#for cell in row}{title}{row_count}{cell}{cell_index}{#if cell_hasNext},{/if}{/for};{/for}",
                "{#let title='Inner' more=title}{title} {more} {#for row in rows}{title}{more}{row.size}{/for}{/let}{title}",
                "{#for row in rows}{missing ?: 'none'}{nothing.or('-')}{nothing ?: 'none'}{#if missing??}yes{#else}no{/if}{/for}",
                "{#for row in rows}{size} {row.get(0)} {rows.size}{#with row}{size}{title}{/with}{/for}",
                "{#each rows}{it.size}{it_count}{title}{/each}",
                "{#when title}{#is 'Results'}{title}{/when}{#for n in 3}{n}{title}{/for}")) {
            assertEquals(rendered(alone(), template), rendered(with(), template), template);
        }
    }

    @Test
    @DisplayName("FAST-1 a name that nothing around knows is an error still")
    void unknownNamesAreErrors() {
        assertThrows(TemplateException.class, () -> rendered(with(), "{#for row in rows}{tittle}{/for}"));
    }

    @Test
    @DisplayName("FAST-2 a loop inside a loop asks no resolver of another type for the names around it")
    void asksNobodyElse() {
        AtomicInteger asked = new AtomicInteger();
        Engine engine = Engine.builder()
                .addDefaults()
                .addValueResolver(new ScopeNames())
                .addValueResolver(counting(asked))
                .build();
        String template = "{#for row in rows}{#for cell in row}{title}{/for}{/for}";

        assertEquals("ResultsResultsResults", rendered(engine, template));
        int withTitle = asked.getAndSet(0);
        rendered(engine, template.replace("{title}", ""));

        assertTrue(withTitle <= asked.get(), () -> withTitle + " were asked");
    }

    private static ValueResolver counting(AtomicInteger asked) {
        return new ValueResolver() {
            @Override
            public boolean appliesTo(EvalContext context) {
                asked.incrementAndGet();
                return false;
            }

            @Override
            public CompletionStage<Object> resolve(EvalContext context) {
                throw new IllegalStateException();
            }
        };
    }

    private static Engine alone() {
        return Engine.builder().addDefaults().build();
    }

    private static Engine with() {
        return Engine.builder().addDefaults().addValueResolver(new ScopeNames()).build();
    }

    private static String rendered(Engine engine, String template) {
        TemplateInstance instance = engine.parse(template).instance();
        DATA.forEach(instance::data);
        return instance.render();
    }
}
