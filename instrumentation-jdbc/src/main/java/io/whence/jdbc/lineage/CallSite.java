package io.whence.jdbc.lineage;

import java.util.Arrays;
import java.util.List;

/** Finds the application's method in a stack: the nearest that is no JDK's, driver's, pool's or framework's. */
final class CallSite {
    private static final List<String> NOT_THE_APPLICATION = Arrays.asList(
            "io.whence.bootstrap.",
            "io.whence.jdbc.",
            "io.opentelemetry.",
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "com.sun.",
            "com.zaxxer.hikari.",
            "com.mchange.v2.",
            "com.p6spy.",
            "com.alibaba.druid.",
            "io.agroal.",
            "net.ttddyy.dsproxy.",
            "org.apache.commons.dbcp2.",
            "org.apache.tomcat.jdbc.",
            "org.apache.ibatis.",
            "org.hibernate.",
            "org.jooq.",
            "org.springframework.");

    private CallSite() {}

    /** "class.method"; null when the stack has no such frame. */
    static String of(Throwable sample, Engine engine) {
        for (StackTraceElement frame : sample.getStackTrace()) {
            String type = frame.getClassName();
            if (!isBelow(type, engine)) {
                return type + "." + frame.getMethodName();
            }
        }
        return null;
    }

    private static boolean isBelow(String type, Engine engine) {
        if (engine.isDriverClass(type)) {
            return true;
        }
        for (String prefix : NOT_THE_APPLICATION) {
            if (type.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
