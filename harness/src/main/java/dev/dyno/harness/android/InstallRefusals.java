package dev.dyno.harness.android;

import java.util.LinkedHashMap;
import java.util.Map;

/** What Android's package manager means by its refusals, and what to do about each. */
final class InstallRefusals {
    private static final String UNINSTALL = "; uninstall it with: dyno devices uninstall NAME --lab FILE";
    private static final String REBUILD = "the package is damaged; build the agent anew";

    /** By what its answer contains; the first that fits counts. Codes: android.content.pm.PackageManager. */
    private static final Map<String, String> CURES = cures();

    private InstallRefusals() {}

    /** For people: what a refusal means and its cure; empty for one that nothing is known of. */
    static String explained(String answer) {
        return CURES.entrySet().stream()
                .filter(cure -> answer.contains(cure.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> cures() {
        Map<String, String> cures = new LinkedHashMap<>();
        cures.put(
                "INSTALL_FAILED_USER_RESTRICTED",
                "the device, its owner or a policy does not let adb install: answer the prompt on its screen, or allow it in the"
                        + " developer options (Xiaomi: 'Install via USB'; Oppo, Vivo: 'Disable permission monitoring')");
        cures.put(
                "INSTALL_FAILED_VERIFICATION",
                "Play Protect did not let it through: answer its prompt on the screen, or turn off 'Verify apps over USB' in the"
                        + " developer options");
        cures.put(
                "INSTALL_FAILED_ABORTED",
                "somebody, or a prompt that nobody answered, cancelled it: unlock the screen, try again and answer the prompt");
        cures.put(
                "INSTALL_FAILED_UPDATE_INCOMPATIBLE",
                "a package of that name with another key is installed, such as one that another machine built"
                        + UNINSTALL);
        cures.put("INSTALL_FAILED_VERSION_DOWNGRADE", "a newer one is installed" + UNINSTALL);
        cures.put(
                "INSTALL_FAILED_INSUFFICIENT_STORAGE",
                "the device has no space for it: free some, or run nothing installed (agent: shell)");
        cures.put("INSTALL_FAILED_OLDER_SDK", "the device's Android is older than the agent needs: Android 8 (API 26)");
        cures.put(
                "INSTALL_FAILED_NO_MATCHING_ABIS",
                "the device cannot run arm64 code, which is all that the agent is built for");
        cures.put("INSTALL_PARSE_FAILED", REBUILD);
        cures.put("INSTALL_FAILED_INVALID_APK", REBUILD);
        cures.put(
                "SecurityException",
                "a user restriction or policy of the device (such as no_install_apps) forbids it: ask whoever manages the device");
        cures.put(
                "DELETE_FAILED_DEVICE_POLICY_MANAGER",
                "a policy of the device keeps it: ask whoever manages the device");
        cures.put("DELETE_FAILED", "the device does not let it go: uninstall it in the device's own settings");
        return cures;
    }
}
