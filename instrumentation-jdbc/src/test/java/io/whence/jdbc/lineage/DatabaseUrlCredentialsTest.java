package io.whence.jdbc.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plants a secret at every place of every documented URL: none may be kept, whatever becomes of the name. */
class DatabaseUrlCredentialsTest {
    /** The pieces of what is planted; none occurs in the table. */
    private static final String[] PIECES = {"zq7", "xw9"};

    private static final String[] SECRETS = {
        "zq7",
        "zq7@xw9",
        "zq7/xw9",
        "zq7?xw9",
        "zq7;xw9",
        "zq7,xw9",
        "zq7#xw9",
        "zq7:xw9",
        "zq7&xw9",
        "zq7%40xw9",
        "zq7(xw9",
        "zq7)xw9",
        "zq7[xw9",
        "zq7{xw9",
        "{zq7;xw9}",
        "'zq7,xw9'",
        "zq7\\xw9",
        "zq7 xw9",
        "zq7=xw9",
        "@zq7",
        "zq7@",
        "/zq7",
        "?zq7@xw9",
        "zq7@h/xw9",
        "zq7?a=xw9",
        "(zq7)",
        "zq7//xw9"
    };

    private static final String[] COMMON_SECRETS = {"zq7", "zq7@xw9", "zq7/xw9;"};

    private static final String[] KEYS = {
        "password",
        "PWD",
        "pass",
        "passwd",
        "token",
        "accessToken",
        "Auth_AccessToken",
        "OAuthAccessToken",
        "OAuthRefreshToken",
        "OAuthClientSecret",
        "OAuthPvtKey",
        "AccessKey",
        "AccessKeyId",
        "SecretKey",
        "SecretAccessKey",
        "SessionToken",
        "key",
        "private_key_file_pwd",
        "sslpassword",
        "sslkey",
        "ssl_key",
        "trustStorePassword",
        "keyStorePassword",
        "SSLKeyStorePwd",
        "trustCertificateKeyStorePassword",
        "javax.net.ssl.keyStorePassword",
        "oracle.net.wallet_password",
        "wallet_location",
        "crypt_key",
        "CIPHER_KEY",
        "bootPassword",
        "encryptionKey",
        "motherduck_token",
        "azure_client_secret",
        "avatica_password",
        "keytab",
        "extraCredentials",
        "httpProxyPassword",
        "connectionAttributes",
        "credentials"
    };

    static List<DatabaseUrls.Row> documented() {
        return DatabaseUrls.all();
    }

    @ParameterizedTest
    @MethodSource("documented")
    void keepsNoPasswordOfTheAuthority(DatabaseUrls.Row row) {
        String url = row.url();
        int slashes = url.indexOf("//");
        for (String secret : SECRETS) {
            if (slashes >= 0 && !url.startsWith("file:", slashes - 5)) {
                String head = url.substring(0, slashes + 2);
                String tail = url.substring(slashes + 2);
                check(head + "u:" + secret + "@" + tail);
                check(head + secret + "@" + tail);
            }
            int oracle = url.indexOf('@');
            if (row.engine().equals("ORACLE") && oracle >= 0) {
                String head = url.substring(0, url.lastIndexOf(':', oracle) + 1);
                check(head + "scott/" + secret + url.substring(oracle));
                check(head + "scott/\"" + secret + '"' + url.substring(oracle));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("documented")
    void keepsNoParameterThatMayBeASecret(DatabaseUrls.Row row) {
        for (String url : carrying(row)) {
            check(url);
        }
    }

    private static List<String> carrying(DatabaseUrls.Row row) {
        String url = row.url();
        boolean file = row.host() == null && !row.namespace().contains("//");
        boolean colon = row.engine().equals("DB2") || row.engine().equals("INFORMIX");
        String separators = file ? "?;&" : colon ? "?;&,#:" : "?;&,#";
        List<String> urls = new ArrayList<>();
        for (String key : KEYS) {
            for (String secret : key.equals("password") ? SECRETS : COMMON_SECRETS) {
                for (int i = 0; i < separators.length(); i++) {
                    urls.add(url + separators.charAt(i) + key + "=" + secret);
                }
                for (int i = url.indexOf(':', 5); i >= 0 && i < url.length(); i++) {
                    char c = url.charAt(i);
                    if (c == '?' || c == ';' || c == '&') {
                        urls.add(url.substring(0, i + 1) + key + "=" + secret + (c == '?' ? '&' : c)
                                + url.substring(i + 1));
                    }
                }
            }
        }
        return urls;
    }

    @Test
    void keepsNoValueOfPropertiesInGroups() {
        for (String secret : new String[] {"zq7", "zq7@xw9", "zq7/xw9", "zq7;xw9", "zq7 xw9"}) {
            check("jdbc:mysql://address=(host=h)(user=u)(password=" + secret + ")/db");
            check("jdbc:mysql://(host=h,port=1,user=u,password=" + secret + ")/db");
            check("jdbc:mysql://(password=" + secret + ",host=h)/db");
            check("jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(HOST=h)(PORT=1))(CONNECT_DATA=(SERVICE_NAME=s))"
                    + "(SECURITY=(WALLET_PASSWORD=" + secret + ")(TOKEN=" + secret + ")))");
            check("jdbc:duckdb:ducklake:postgres:dbname=l host=h password=" + secret);
            check("jdbc:teradata://h/USER=u,PASSWORD='" + secret + "',DATABASE=d");
            check("jdbc:phoenix:h:2181:/hbase:" + secret + ":" + secret);
            check("jdbc:sqlite::resource:https://u:" + secret + "@h/x.db");
        }
    }

    private static void check(String url) {
        DatabaseUrl parsed = DatabaseUrl.parse(url);
        String kept = everythingOf(parsed).toLowerCase(Locale.ROOT);
        for (String piece : PIECES) {
            if (kept.contains(piece)) {
                assertThat(kept).as(url).doesNotContain(piece);
            }
        }
    }

    /** Every field, so that one added later is looked at too. */
    private static String everythingOf(DatabaseUrl url) {
        StringBuilder all = new StringBuilder();
        try {
            for (Field field : DatabaseUrl.class.getDeclaredFields()) {
                field.setAccessible(true);
                all.append(field.get(url)).append('\n');
            }
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
        return all.toString();
    }
}
