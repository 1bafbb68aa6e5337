package org.sightline.policy.objection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.SqlStatement;
import org.sightline.context.FeedId;
import org.sightline.context.ObjectionScope;

/** What an objection is about, in the columns {@code feeds} and {@code categories}: both empty for the whole record. */
final class ScopeColumns {

    private ScopeColumns() {}

    static ObjectionScope of(ResultSet columns) throws SQLException {
        Set<FeedId> feeds = texts(columns, "feeds").stream().map(FeedId::new).collect(Collectors.toSet());
        return ObjectionScope.naming(feeds, texts(columns, "categories"));
    }

    static <S extends SqlStatement<S>> S bind(S statement, ObjectionScope scope) {
        ObjectionScope.Parts parts = scope instanceof ObjectionScope.Parts some ? some : ObjectionScope.Parts.NONE;
        Object[] feeds = parts.feeds().stream().map(FeedId::value).sorted().toArray();
        Object[] categories = parts.categories().stream().sorted().toArray();
        return statement.bindArray("feeds", String.class, feeds).bindArray("categories", String.class, categories);
    }

    private static Set<String> texts(ResultSet columns, String column) throws SQLException {
        return Arrays.stream((Object[]) columns.getArray(column).getArray())
                .map(String.class::cast)
                .collect(Collectors.toSet());
    }
}
