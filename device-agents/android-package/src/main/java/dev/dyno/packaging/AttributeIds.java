package dev.dyno.packaging;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/** The numbers of the attributes that Android knows, read from its own classes. */
interface AttributeIds {
    /**
     * The number of an attribute.
     *
     * @throws IllegalArgumentException if Android has none of that name
     */
    int of(String name);

    /** Those of one Android. */
    static AttributeIds of(Path android) throws IOException {
        Class<?> known = attributes(android);
        return name -> {
            try {
                return known.getField(name).getInt(null);
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException("Android has no attribute '" + name + "'", e);
            }
        };
    }

    private static Class<?> attributes(Path android) throws IOException {
        try (URLClassLoader loader = new URLClassLoader(new URL[] {url(android)}, null)) {
            return Class.forName("android.R$attr", true, loader);
        } catch (ClassNotFoundException e) {
            throw new IOException(android + ": holds no Android", e);
        }
    }

    private static URL url(Path file) throws MalformedURLException {
        return file.toUri().toURL();
    }
}
