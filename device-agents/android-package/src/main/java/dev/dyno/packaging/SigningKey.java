package dev.dyno.packaging;

import com.android.apksig.ApkSigner;
import com.android.apksig.KeyConfig;
import com.android.apksig.apk.ApkFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Who a package is from. Without the system property {@code dyno.android.keystore} it is a debug key, made on the first build
 * and kept beside the package; with it, the key {@code dyno.android.key} of that PKCS#12 store, whose password is in the
 * environment variable {@code DYNO_ANDROID_KEY_PASSWORD}.
 *
 * @param key signs
 * @param certificate says with what to verify
 */
record SigningKey(PrivateKey key, X509Certificate certificate) {
    /** Android maps libraries straight from the package, by pages of at most so many bytes. */
    static final int PAGE_BYTES = 16_384;

    private static final String STORE = "dyno.android.keystore";
    private static final String ALIAS = "dyno.android.key";
    private static final String PASSWORD = "DYNO_ANDROID_KEY_PASSWORD";
    private static final String DEBUG = "debug";
    private static final long LIMIT_SECONDS = 60;

    /** The key of a release if the system properties name one, else the debug key in the given file. */
    static SigningKey ofProperties(Path debugFile) throws IOException {
        String store = System.getProperty(STORE);
        if (store == null) {
            if (!Files.exists(debugFile)) {
                makeDebugKey(debugFile);
            }
            return read(debugFile, DEBUG, "android");
        }
        String password = System.getenv(PASSWORD);
        if (password == null) {
            throw new IOException(store + ": its password is missing; set the environment variable " + PASSWORD);
        }
        return read(Path.of(store), System.getProperty(ALIAS, "release"), password);
    }

    private static SigningKey read(Path file, String alias, String password) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance(file.toFile(), password.toCharArray());
            if (store.getKey(alias, password.toCharArray()) instanceof PrivateKey key
                    && store.getCertificate(alias) instanceof X509Certificate certificate) {
                return new SigningKey(key, certificate);
            }
            throw new IOException(file + ": no key '" + alias + "' with its certificate");
        } catch (GeneralSecurityException e) {
            throw new IOException(file + ": cannot be read as a key store: " + e.getMessage(), e);
        }
    }

    /** Java has no public interface that makes a certificate; its own tool does. */
    private static void makeDebugKey(Path file) throws IOException {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(List.of(
                        tool.toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-validity",
                        "10000",
                        "-dname",
                        "CN=Dyno debug",
                        "-alias",
                        DEBUG,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "android",
                        "-keystore",
                        file.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(tool + ": made no debug key in " + file);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(tool + ": interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Aligns the package's files and signs it by the schemes 2 and 3, which every supported Android verifies. */
    void sign(Path unsigned, Path signed) throws IOException {
        ApkSigner.SignerConfig signer =
                new ApkSigner.SignerConfig.Builder("DYNO", new KeyConfig.Jca(key), List.of(certificate)).build();
        try {
            new ApkSigner.Builder(List.of(signer))
                    .setInputApk(unsigned.toFile())
                    .setOutputApk(signed.toFile())
                    .setMinSdkVersion(Dex.MIN_API)
                    .setV1SigningEnabled(false)
                    .setV2SigningEnabled(true)
                    .setV3SigningEnabled(true)
                    .setLibraryPageAlignmentBytes(PAGE_BYTES)
                    .build()
                    .sign();
        } catch (ApkFormatException | GeneralSecurityException e) {
            throw new IOException(unsigned + ": cannot be signed: " + e.getMessage(), e);
        }
    }
}
