package io.whence.sql;

/** Where a name stands: it decides whether the alias of a select item can be meant. */
enum Clause {
    /** A join condition, or an argument of a table function. */
    FROM,
    SELECT,
    WHERE,
    /** GROUP BY, HAVING and QUALIFY. */
    GROUP,
    ORDER
}
