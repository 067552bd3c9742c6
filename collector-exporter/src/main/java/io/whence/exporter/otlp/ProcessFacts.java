package io.whence.exporter.otlp;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * Host and process as OpenTelemetry's resource conventions name them. Each fact is found the cheapest way there is,
 * and one that cannot be had is left out.
 */
final class ProcessFacts {
    private ProcessFacts() {}

    static Attributes attributes() {
        AttributesBuilder attributes = Attributes.builder();
        put(attributes, "host.name", ProcessFacts::hostName);
        put(attributes, "host.arch", () -> arch(System.getProperty("os.arch")));
        put(attributes, "process.runtime.name", () -> System.getProperty("java.runtime.name"));
        put(attributes, "process.runtime.version", () -> System.getProperty("java.runtime.version"));
        put(attributes, "process.runtime.description", ProcessFacts::runtimeDescription);
        put(attributes, "process.executable.path", ProcessFacts::executablePath);
        Long pid = quietly(ProcessFacts::pid);
        if (pid != null) {
            attributes.put("process.pid", pid);
        }
        return attributes.build();
    }

    private static void put(AttributesBuilder attributes, String name, Callable<String> fact) {
        String value = quietly(fact);
        if (value != null && !value.isEmpty()) {
            attributes.put(name, Text.cut(value));
        }
    }

    /** The kernel's and the shell's word first: asking the resolver can hang where DNS is broken. */
    private static String hostName() throws Exception {
        Path kernel = Paths.get("/proc/sys/kernel/hostname");
        if (Files.isReadable(kernel)) {
            return new String(Files.readAllBytes(kernel), StandardCharsets.UTF_8).trim();
        }
        for (String variable : new String[] {"HOSTNAME", "COMPUTERNAME"}) {
            String value = System.getenv(variable);
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return InetAddress.getLocalHost().getHostName();
    }

    static String arch(String osArch) {
        switch (osArch.toLowerCase(Locale.ROOT)) {
            case "amd64":
            case "x86_64":
                return "amd64";
            case "aarch64":
            case "arm64":
                return "arm64";
            case "arm":
                return "arm32";
            case "x86":
            case "i386":
            case "i686":
                return "x86";
            case "ppc64le":
            case "ppc64":
                return "ppc64";
            default:
                return osArch.toLowerCase(Locale.ROOT);
        }
    }

    private static String runtimeDescription() {
        return System.getProperty("java.vm.vendor") + " " + System.getProperty("java.vm.name") + " "
                + System.getProperty("java.vm.version");
    }

    private static String executablePath() {
        String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        for (String path : new String[] {java, java + ".exe"}) {
            if (new File(path).isFile()) {
                return path;
            }
        }
        return null;
    }

    /** The cheapest first: ProcessHandle starts a thread pool, and the management beans cost more than all the rest. */
    private static Long pid() throws Exception {
        Path self = Paths.get("/proc/self");
        if (Files.isSymbolicLink(self)) {
            return Long.valueOf(Files.readSymbolicLink(self).getFileName().toString());
        }
        try {
            Class<?> handle = Class.forName("java.lang.ProcessHandle");
            Object current = handle.getMethod("current").invoke(null);
            return (Long) handle.getMethod("pid").invoke(current);
        } catch (ClassNotFoundException java8) {
            String name = ManagementFactory.getRuntimeMXBean().getName();
            return Long.valueOf(name.substring(0, name.indexOf('@')));
        }
    }

    private static <T> T quietly(Callable<T> fact) {
        try {
            return fact.call();
        } catch (Exception e) {
            return null;
        }
    }
}
