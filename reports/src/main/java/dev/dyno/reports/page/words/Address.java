package dev.dyno.reports.page.words;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of files, as pages have them. */
public final class Address {
    private Address() {}

    /** A file's or folder's name as a part of an address: whatever it is, it is never a scheme, a query or another part. */
    public static String part(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
