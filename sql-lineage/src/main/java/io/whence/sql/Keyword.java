package io.whence.sql;

/**
 * The words that mean something to the parser, in one table for all dialects.
 *
 * <p>A word that is not here is an identifier. One that is here may still be: its flags say where it may not.
 */
enum Keyword {
    ALL(Keyword.OPERATOR),
    ALTER(0),
    ANALYZE(0),
    AND(Keyword.RESERVED | Keyword.OPERATOR),
    ANTI(Keyword.NO_ALIAS | Keyword.JOINING),
    ANY(Keyword.JOINING),
    APPLY(0),
    ARRAY(Keyword.NO_ALIAS),
    AS(Keyword.RESERVED),
    ASC(Keyword.RESERVED | Keyword.OPERATOR),
    ASOF(Keyword.NO_ALIAS | Keyword.JOINING),
    AT(0),
    BEFORE(0),
    BEGIN(0),
    BETWEEN(Keyword.RESERVED | Keyword.OPERATOR),
    BOTH(0),
    BULK(0),
    BY(Keyword.RESERVED | Keyword.OPERATOR),
    CACHE(0),
    CALL(0),
    CASE(Keyword.RESERVED),
    CAST(Keyword.CASTS),
    CLONE(Keyword.NO_ALIAS),
    CLUSTER(0),
    COLLATE(Keyword.NO_ALIAS),
    COMMENT(0),
    COMMIT(0),
    CONFLICT(0),
    CONNECT(0),
    CONNECT_BY_ROOT(Keyword.OPERATOR),
    CONSTRAINT(0),
    CONVERT(0),
    COPY(0),
    CREATE(Keyword.RESERVED),
    CROSS(Keyword.NO_ALIAS | Keyword.JOINING),
    CURRENT_CATALOG(Keyword.LITERAL),
    CURRENT_DATE(Keyword.LITERAL),
    CURRENT_ROLE(Keyword.LITERAL),
    CURRENT_SCHEMA(Keyword.LITERAL),
    CURRENT_TIME(Keyword.LITERAL),
    CURRENT_TIMESTAMP(Keyword.LITERAL),
    CURRENT_USER(Keyword.LITERAL),
    DATABASE(0),
    DECLARE(0),
    DEFAULT(Keyword.LITERAL),
    DELETE(0),
    DESC(Keyword.RESERVED | Keyword.OPERATOR),
    DESCRIBE(0),
    DIRECTORY(0),
    DISTINCT(Keyword.RESERVED | Keyword.OPERATOR),
    DISTRIBUTE(0),
    DIV(Keyword.OPERATOR | Keyword.NO_ALIAS),
    DO(0),
    DROP(0),
    DUPLICATE(0),
    ELSE(Keyword.RESERVED),
    END(Keyword.NO_ALIAS),
    ESCAPE(Keyword.NO_ALIAS),
    EXCEPT(Keyword.RESERVED | Keyword.SET_OPERATION),
    EXCLUDE(Keyword.NO_ALIAS),
    EXEC(0),
    EXECUTE(0),
    EXISTS(Keyword.OPERATOR),
    EXPLAIN(0),
    FALSE(Keyword.RESERVED | Keyword.LITERAL),
    FETCH(Keyword.NO_ALIAS),
    FILTER(0),
    FINAL(Keyword.NO_ALIAS),
    FOR(Keyword.RESERVED | Keyword.OPERATOR),
    FORMAT(0),
    FROM(Keyword.RESERVED | Keyword.OPERATOR),
    FULL(Keyword.NO_ALIAS | Keyword.JOINING),
    FUNCTION(0),
    GLOBAL(Keyword.JOINING),
    GROUP(Keyword.RESERVED),
    GROUPS(0),
    HAVING(Keyword.RESERVED),
    IF(Keyword.CHOOSES),
    IGNORE(0),
    ILIKE(Keyword.RESERVED | Keyword.OPERATOR),
    IN(Keyword.RESERVED | Keyword.OPERATOR),
    INNER(Keyword.NO_ALIAS | Keyword.JOINING),
    INSERT(0),
    INTERSECT(Keyword.RESERVED | Keyword.SET_OPERATION),
    INTERVAL(0),
    INTO(Keyword.RESERVED),
    IS(Keyword.RESERVED | Keyword.OPERATOR),
    JOIN(Keyword.RESERVED | Keyword.JOINING),
    KEEP(0),
    KEY(0),
    LATERAL(Keyword.NO_ALIAS),
    LEADING(0),
    LEFT(Keyword.NO_ALIAS | Keyword.JOINING),
    LEVEL(0),
    LIKE(Keyword.RESERVED | Keyword.OPERATOR),
    LIMIT(Keyword.NO_ALIAS),
    LOAD(0),
    LOCALTIME(Keyword.LITERAL),
    LOCALTIMESTAMP(Keyword.LITERAL),
    LOCK(0),
    MATCHED(0),
    MATERIALIZED(0),
    MERGE(0),
    MINUS(Keyword.RESERVED | Keyword.SET_OPERATION),
    MOD(Keyword.OPERATOR),
    NATURAL(Keyword.NO_ALIAS | Keyword.JOINING),
    NEXT(0),
    NEXTVAL(0),
    CURRVAL(0),
    NO(0),
    NOT(Keyword.RESERVED | Keyword.OPERATOR),
    NULL(Keyword.RESERVED | Keyword.LITERAL),
    NULLS(Keyword.NO_ALIAS),
    OF(0),
    OFFSET(Keyword.NO_ALIAS),
    ON(Keyword.RESERVED),
    ONLY(0),
    OPTION(Keyword.NO_ALIAS),
    OR(Keyword.RESERVED | Keyword.OPERATOR),
    ORDER(Keyword.RESERVED | Keyword.OPERATOR),
    ORDINALITY(0),
    OUTER(Keyword.NO_ALIAS | Keyword.JOINING),
    OUTPUT(0),
    OVER(Keyword.NO_ALIAS),
    OVERLAPS(Keyword.NO_ALIAS | Keyword.OPERATOR),
    OVERWRITE(0),
    PARTITION(0),
    PERCENT(0),
    PIVOT(Keyword.NO_ALIAS),
    PLACING(Keyword.OPERATOR),
    POSITIONAL(Keyword.NO_ALIAS | Keyword.JOINING),
    PRECISION(0),
    PREWHERE(Keyword.RESERVED),
    PRIOR(Keyword.OPERATOR),
    PROCEDURE(0),
    QUALIFY(Keyword.RESERVED),
    RANGE(0),
    RECURSIVE(0),
    REGEXP(Keyword.NO_ALIAS | Keyword.OPERATOR),
    RENAME(0),
    REPLACE(0),
    RETURNING(Keyword.NO_ALIAS),
    RIGHT(Keyword.NO_ALIAS | Keyword.JOINING),
    RLIKE(Keyword.NO_ALIAS | Keyword.OPERATOR),
    ROLLBACK(0),
    ROWNUM(0),
    ROWS(0),
    SAMPLE(Keyword.NO_ALIAS),
    SAVEPOINT(0),
    SCHEMA(0),
    SELECT(Keyword.RESERVED),
    SEMI(Keyword.NO_ALIAS | Keyword.JOINING),
    SEPARATOR(Keyword.OPERATOR),
    SESSION_USER(Keyword.LITERAL),
    SET(Keyword.RESERVED),
    SETTINGS(Keyword.NO_ALIAS),
    SHOW(0),
    SIMILAR(Keyword.NO_ALIAS | Keyword.OPERATOR),
    SOME(Keyword.OPERATOR),
    SORT(0),
    SOUNDS(0),
    START(0),
    STRAIGHT_JOIN(Keyword.NO_ALIAS | Keyword.JOINING),
    STRUCT(0),
    SWAP(0),
    SYSDATE(Keyword.LITERAL),
    SYSTIMESTAMP(Keyword.LITERAL),
    TABLE(0),
    TABLESAMPLE(Keyword.NO_ALIAS),
    TEMP(0),
    TEMPORARY(0),
    THEN(Keyword.RESERVED),
    TO(0),
    TOP(0),
    TRAILING(0),
    TRANSACTION(0),
    TRIGGER(0),
    TRUE(Keyword.RESERVED | Keyword.LITERAL),
    TRUNCATE(0),
    TRY_CONVERT(0),
    TRY_CAST(Keyword.CASTS),
    SAFE_CAST(Keyword.CASTS),
    UNION(Keyword.RESERVED | Keyword.SET_OPERATION),
    UNLOAD(0),
    UNNEST(0),
    UNPIVOT(Keyword.NO_ALIAS),
    UPDATE(0),
    USE(Keyword.NO_ALIAS),
    USING(Keyword.RESERVED | Keyword.OPERATOR),
    VALUE(0),
    VALUES(Keyword.NO_ALIAS),
    VARYING(0),
    VIEW(0),
    WHEN(Keyword.RESERVED),
    WHERE(Keyword.RESERVED),
    WINDOW(Keyword.NO_ALIAS),
    WITH(Keyword.RESERVED),
    WITHIN(0),
    XOR(Keyword.OPERATOR),
    ZONE(0),

    // Functions that aggregate.
    ANY_VALUE(Keyword.AGGREGATES),
    APPROX_COUNT_DISTINCT(Keyword.AGGREGATES),
    APPROX_DISTINCT(Keyword.AGGREGATES),
    APPROX_PERCENTILE(Keyword.AGGREGATES),
    APPROX_QUANTILES(Keyword.AGGREGATES),
    ARBITRARY(Keyword.AGGREGATES),
    ARG_MAX(Keyword.AGGREGATES),
    ARG_MIN(Keyword.AGGREGATES),
    ARGMAX(Keyword.AGGREGATES),
    ARGMIN(Keyword.AGGREGATES),
    ARRAY_AGG(Keyword.AGGREGATES),
    ARRAY_CONCAT_AGG(Keyword.AGGREGATES),
    AVG(Keyword.AGGREGATES),
    AVGIF(Keyword.AGGREGATES),
    BIT_AND(Keyword.AGGREGATES),
    BIT_OR(Keyword.AGGREGATES),
    BIT_XOR(Keyword.AGGREGATES),
    BOOL_AND(Keyword.AGGREGATES),
    BOOL_OR(Keyword.AGGREGATES),
    COLLECT_LIST(Keyword.AGGREGATES),
    COLLECT_SET(Keyword.AGGREGATES),
    CORR(Keyword.AGGREGATES),
    COUNT(Keyword.AGGREGATES),
    COUNTIF(Keyword.AGGREGATES),
    COUNT_BIG(Keyword.AGGREGATES),
    COUNT_IF(Keyword.AGGREGATES),
    COVAR_POP(Keyword.AGGREGATES),
    COVAR_SAMP(Keyword.AGGREGATES),
    EVERY(Keyword.AGGREGATES),
    GROUP_CONCAT(Keyword.AGGREGATES),
    GROUPARRAY(Keyword.AGGREGATES),
    GROUPUNIQARRAY(Keyword.AGGREGATES),
    JSONB_AGG(Keyword.AGGREGATES),
    JSONB_OBJECT_AGG(Keyword.AGGREGATES),
    JSON_AGG(Keyword.AGGREGATES),
    JSON_ARRAYAGG(Keyword.AGGREGATES),
    JSON_GROUP_ARRAY(Keyword.AGGREGATES),
    JSON_GROUP_OBJECT(Keyword.AGGREGATES),
    JSON_OBJECTAGG(Keyword.AGGREGATES),
    JSON_OBJECT_AGG(Keyword.AGGREGATES),
    LISTAGG(Keyword.AGGREGATES),
    LOGICAL_AND(Keyword.AGGREGATES),
    LOGICAL_OR(Keyword.AGGREGATES),
    MAP_AGG(Keyword.AGGREGATES),
    MAX(Keyword.AGGREGATES),
    MAX_BY(Keyword.AGGREGATES),
    MEDIAN(Keyword.AGGREGATES),
    MIN(Keyword.AGGREGATES),
    MIN_BY(Keyword.AGGREGATES),
    MODE(Keyword.AGGREGATES),
    OBJECT_AGG(Keyword.AGGREGATES),
    PERCENTILE(Keyword.AGGREGATES),
    PERCENTILE_APPROX(Keyword.AGGREGATES),
    PERCENTILE_CONT(Keyword.AGGREGATES),
    PERCENTILE_DISC(Keyword.AGGREGATES),
    QUANTILE(Keyword.AGGREGATES),
    REGR_INTERCEPT(Keyword.AGGREGATES),
    REGR_R2(Keyword.AGGREGATES),
    REGR_SLOPE(Keyword.AGGREGATES),
    STDDEV(Keyword.AGGREGATES),
    STDDEV_POP(Keyword.AGGREGATES),
    STDDEV_SAMP(Keyword.AGGREGATES),
    STDEV(Keyword.AGGREGATES),
    STDEVP(Keyword.AGGREGATES),
    STRING_AGG(Keyword.AGGREGATES),
    SUM(Keyword.AGGREGATES),
    SUMIF(Keyword.AGGREGATES),
    TOTAL(Keyword.AGGREGATES),
    UNIQ(Keyword.AGGREGATES),
    UNIQEXACT(Keyword.AGGREGATES),
    VAR(Keyword.AGGREGATES),
    VARIANCE(Keyword.AGGREGATES),
    VARP(Keyword.AGGREGATES),
    VAR_POP(Keyword.AGGREGATES),
    VAR_SAMP(Keyword.AGGREGATES),
    WM_CONCAT(Keyword.AGGREGATES),
    HLL_COUNT(Keyword.AGGREGATES),
    XMLAGG(Keyword.AGGREGATES),

    // Functions that hide the value they are given.
    AES_ENCRYPT(Keyword.MASKS),
    CRC32(Keyword.MASKS),
    CRYPT(Keyword.MASKS),
    DIGEST(Keyword.MASKS),
    ENCRYPT(Keyword.MASKS),
    FARM_FINGERPRINT(Keyword.MASKS),
    HASH(Keyword.MASKS),
    HASHBYTES(Keyword.MASKS),
    HMAC(Keyword.MASKS),
    MASK(Keyword.MASKS),
    MASK_FIRST_N(Keyword.MASKS),
    MASK_HASH(Keyword.MASKS),
    MASK_LAST_N(Keyword.MASKS),
    MASK_SHOW_FIRST_N(Keyword.MASKS),
    MASK_SHOW_LAST_N(Keyword.MASKS),
    MD5(Keyword.MASKS),
    MD5_HEX(Keyword.MASKS),
    MURMUR3(Keyword.MASKS),
    ORA_HASH(Keyword.MASKS),
    PASSWORD(Keyword.MASKS),
    PGP_SYM_ENCRYPT(Keyword.MASKS),
    SHA(Keyword.MASKS),
    SHA1(Keyword.MASKS),
    SHA1_HEX(Keyword.MASKS),
    SHA2(Keyword.MASKS),
    SHA224(Keyword.MASKS),
    SHA256(Keyword.MASKS),
    SHA2_HEX(Keyword.MASKS),
    SHA384(Keyword.MASKS),
    SHA512(Keyword.MASKS),
    STANDARD_HASH(Keyword.MASKS),
    XXHASH64(Keyword.MASKS),

    // Functions whose first argument chooses among the others.
    DECODE(Keyword.CHOOSES),
    IFF(Keyword.CHOOSES),
    IIF(Keyword.CHOOSES),
    MULTIIF(Keyword.CHOOSES),
    NVL2(Keyword.CHOOSES),

    // Functions that take the name of a unit of time as an argument.
    DATEADD(Keyword.TAKES_UNIT),
    DATEDIFF(Keyword.TAKES_UNIT),
    DATENAME(Keyword.TAKES_UNIT),
    DATEPART(Keyword.TAKES_UNIT),
    DATETIME_ADD(Keyword.TAKES_UNIT),
    DATETIME_DIFF(Keyword.TAKES_UNIT),
    DATETIME_TRUNC(Keyword.TAKES_UNIT),
    DATETRUNC(Keyword.TAKES_UNIT),
    DATE_ADD(Keyword.TAKES_UNIT),
    DATE_BUCKET(Keyword.TAKES_UNIT),
    DATE_DIFF(Keyword.TAKES_UNIT),
    DATE_PART(Keyword.TAKES_UNIT),
    DATE_SUB(Keyword.TAKES_UNIT),
    DATE_TRUNC(Keyword.TAKES_UNIT),
    EXTRACT(Keyword.TAKES_UNIT),
    LAST_DAY(Keyword.TAKES_UNIT),
    TIMEADD(Keyword.TAKES_UNIT),
    TIMEDIFF(Keyword.TAKES_UNIT),
    TIMESTAMPADD(Keyword.TAKES_UNIT),
    TIMESTAMPDIFF(Keyword.TAKES_UNIT),
    TIMESTAMP_ADD(Keyword.TAKES_UNIT),
    TIMESTAMP_DIFF(Keyword.TAKES_UNIT),
    TIMESTAMP_SUB(Keyword.TAKES_UNIT),
    TIMESTAMP_TRUNC(Keyword.TAKES_UNIT),
    TIME_SLICE(Keyword.TAKES_UNIT),
    TIME_TRUNC(Keyword.TAKES_UNIT),
    TIMESTAMPTRUNC(Keyword.TAKES_UNIT);

    /** Never the name of a table or column, unless quoted or after a dot. */
    static final int RESERVED = 1;
    /** Never an alias that stands without AS. */
    static final int NO_ALIAS = 1 << 1;
    /** In an expression an operand follows it. */
    static final int OPERATOR = 1 << 2;
    /** In an expression it is a value that comes from no column. */
    static final int LITERAL = 1 << 3;
    /** Starts or continues the words before a joined table. */
    static final int JOINING = 1 << 4;
    /** Combines two queries. */
    static final int SET_OPERATION = 1 << 5;
    /** A function that aggregates. */
    static final int AGGREGATES = 1 << 6;
    /** A function that hides its argument's value. */
    static final int MASKS = 1 << 7;
    /** A function whose first argument is a condition. */
    static final int CHOOSES = 1 << 8;
    /** A function with a unit of time among its arguments. */
    static final int TAKES_UNIT = 1 << 9;
    /** A function whose argument is followed by AS and a type. */
    static final int CASTS = 1 << 10;

    private static final int SLOTS = 1 << 11;
    private static final Keyword[] BY_HASH = new Keyword[SLOTS];

    static {
        for (Keyword keyword : values()) {
            int slot = slot(hash(keyword.name()));
            while (BY_HASH[slot] != null) {
                slot = (slot + 1) & (SLOTS - 1);
            }
            BY_HASH[slot] = keyword;
        }
    }

    private final int flags;
    private final String word = name();

    Keyword(int flags) {
        this.flags = flags;
    }

    boolean is(int flag) {
        return (flags & flag) != 0;
    }

    /** One more character of a word's hash; the case of ASCII letters does not count. */
    static int hash(int hash, char c) {
        return hash * 31 + (c & 0xdf);
    }

    /** The keyword that a stretch of text spells in any case, or null. */
    static Keyword find(String text, int from, int to, int hash) {
        int slot = slot(hash);
        for (Keyword keyword = BY_HASH[slot]; keyword != null; keyword = BY_HASH[slot]) {
            if (keyword.word.length() == to - from && text.regionMatches(true, from, keyword.word, 0, to - from)) {
                return keyword;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        return null;
    }

    private static int hash(String word) {
        int hash = 0;
        for (int i = 0; i < word.length(); i++) {
            hash = hash(hash, word.charAt(i));
        }
        return hash;
    }

    private static int slot(int hash) {
        return (hash ^ (hash >>> 11) ^ (hash >>> 22)) & (SLOTS - 1);
    }
}
