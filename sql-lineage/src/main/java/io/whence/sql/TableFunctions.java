package io.whence.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Functions, files and columns that stand in a FROM clause as tables. */
final class TableFunctions {
    private final Analysis analysis;
    private final Tokens tokens;
    private final TableSuffixes suffixes;

    TableFunctions(Analysis analysis) {
        this.analysis = analysis;
        this.tokens = analysis.tokens;
        this.suffixes = new TableSuffixes(analysis);
    }

    /** {@code f(…) [AS] alias [(columns)]}: its columns come from its arguments. */
    int call(int from, int open, int to, Scope scope) {
        int close = tokens.match[open];
        TableName file = reader(from, open);
        if (file != null) {
            return base(file, close + 1, to, scope);
        }
        Sources sources = arguments(open, close, scope);
        boolean flatten = tokens.word(open - 1, "FLATTEN");
        return add(close + 1, to, scope, sources, flatten);
    }

    /** {@code TABLE(f(…))}, {@code TABLE(cursor)} or {@code TABLE(name)}. */
    int table(int open, int to, Scope scope) {
        int close = tokens.match[open];
        int end = analysis.names.end(open + 1, close);
        if (end == close && tokens.identifier(open + 1)) {
            int column = column(open + 1, end, close, scope);
            if (column > open + 1) {
                Relation rows = scope.relations.remove(scope.relations.size() - 1);
                return add(close + 1, to, scope, rows.any, false);
            }
            TableName name = analysis.names.table(open + 1, end);
            return base(name, close + 1, to, scope);
        }
        if (tokens.kind[open + 1] == Tokens.STRING) {
            return base(TableName.location(tokens.written(open + 1)), close + 1, to, scope);
        }
        boolean flatten = tokens.word(open + 1, "FLATTEN");
        return add(close + 1, to, scope, arguments(open, close, scope), flatten);
    }

    private Sources arguments(int open, int close, Scope scope) {
        Sources sources = new Sources(analysis.work);
        analysis.expressions.walk(open + 1, close, scope, Clause.FROM, Use.TRANSFORMED, sources);
        return sources;
    }

    private int add(int i, int to, Scope scope, Sources sources, boolean flatten) {
        suffixes.read(i, to);
        List<Field> fields = new ArrayList<>(2);
        if (suffixes.columns != null) {
            for (String column : suffixes.columns) {
                fields.add(new Field(column, sources));
            }
        } else if (flatten) {
            for (String column : new String[] {"SEQ", "KEY", "PATH", "INDEX", "VALUE", "THIS"}) {
                fields.add(new Field(column, sources));
            }
        }
        scope.relations.add(Relation.function(suffixes.alias, fields, sources));
        if (suffixes.offset != null) {
            Field position = new Field(suffixes.offset, new Sources(analysis.work));
            scope.relations.add(Relation.derived(null, Collections.singletonList(position)));
        }
        return suffixes.stop;
    }

    private int base(TableName name, int i, int to, Scope scope) {
        suffixes.read(i, to);
        scope.facts.read(name);
        scope.relations.add(Relation.base(suffixes.alias, name, analysis.session.columns(name)));
        return suffixes.stop;
    }

    /** A function whose first argument is the path of a file, or null. */
    private TableName reader(int from, int open) {
        String name = tokens.written(from).toLowerCase(Locale.ROOT);
        if (name.equals("openrowset")) {
            return tokens.is(open + 1, Keyword.BULK) && tokens.kind[open + 2] == Tokens.STRING
                    ? TableName.location(tokens.written(open + 2))
                    : null;
        }
        if (tokens.kind[open + 1] != Tokens.STRING || from != open - 1) {
            return null;
        }
        boolean reads = name.startsWith("read_")
                || name.endsWith("_scan")
                || name.equals("s3")
                || name.equals("file")
                || name.equals("url")
                || name.equals("hdfs")
                || name.equals("csvread")
                || name.equals("glob");
        return reads ? TableName.location(tokens.written(open + 1)) : null;
    }

    /** Spark's {@code format.`path`}, or null. */
    TableName file(int from, int to) {
        if (to != from + 3 || tokens.kind[to - 1] != Tokens.QUOTED || tokens.kind[from] != Tokens.WORD) {
            return null;
        }
        String format = tokens.written(from).toLowerCase(Locale.ROOT);
        switch (format) {
            case "csv":
            case "json":
            case "parquet":
            case "orc":
            case "text":
            case "avro":
            case "delta":
            case "binaryfile":
            case "xml":
                String path = tokens.written(to - 1);
                return path.indexOf('/') >= 0 || path.indexOf(':') >= 0 || path.indexOf('.') >= 0
                        ? TableName.location(path)
                        : null;
            default:
                return null;
        }
    }

    /** {@code FROM t, t.items}: an array column of an earlier relation; returns {@code from} when it is none. */
    int column(int from, int end, int to, Scope scope) {
        String first = tokens.folded(from);
        for (Relation relation : scope.relations) {
            if (relation.answersTo(first)
                    && (relation.table == null || relation.table.schema() == null || relation.alias != null)) {
                Sources sources = new Sources(analysis.work);
                analysis.resolver.resolve(from, end, scope, Clause.FROM, Use.TRANSFORMED, sources);
                suffixes.read(end, to);
                String alias = suffixes.alias == null ? tokens.folded(end - 1) : suffixes.alias;
                scope.relations.add(Relation.function(alias, Collections.<Field>emptyList(), sources));
                return suffixes.stop;
            }
        }
        return from;
    }
}
