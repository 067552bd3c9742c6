package io.whence.testing.apps;

import com.fasterxml.jackson.core.JsonFactory;
import java.net.URL;
import java.util.Enumeration;

/** Says which of the named classes and resources a program sees, and whose Jackson it gets. */
public final class ClassPathReport {
    private ClassPathReport() {}

    public static void main(String[] arguments) throws Exception {
        for (String name : arguments) {
            if (name.indexOf('/') >= 0) {
                reportResource(name);
            } else {
                reportClass(name);
            }
        }
        System.out.println("jackson " + new JsonFactory().version());
        System.out.println("context loader is the program's: "
                + (Thread.currentThread().getContextClassLoader() == ClassPathReport.class.getClassLoader()));
    }

    private static void reportClass(String name) {
        try {
            Class<?> found = Class.forName(name);
            System.out.println("class " + name + " from " + found.getClassLoader());
        } catch (ClassNotFoundException e) {
            System.out.println("no class " + name);
        }
    }

    private static void reportResource(String name) throws Exception {
        Enumeration<URL> found = ClassPathReport.class.getClassLoader().getResources(name);
        System.out.println((found.hasMoreElements() ? "resource " : "no resource ") + name);
    }
}
