package dev.dyno.harness.conditions;

import dev.dyno.scenarios.ConditionRules;
import dev.dyno.scenarios.ConditionRules.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Why a trial does not count, by what its device was like before and after it. */
final class Aftermath {
    private final ConditionRules rules;
    private final TrialNeeds needs;
    private final DeviceConditions before;
    private final DeviceConditions after;
    private final List<String> reasons = new ArrayList<>();

    private Aftermath(ConditionRules rules, TrialNeeds needs, DeviceConditions before, DeviceConditions after) {
        this.rules = rules;
        this.needs = needs;
        this.before = before;
        this.after = after;
    }

    /** The reasons; empty if the trial counts as far as the device's conditions go. */
    static List<String> reasons(
            ConditionRules rules, TrialNeeds needs, DeviceConditions before, DeviceConditions after) {
        Aftermath aftermath = new Aftermath(rules, needs, before, after);
        aftermath.throttle();
        aftermath.governor();
        aftermath.screen();
        aftermath.supply();
        aftermath.clock();
        return List.copyOf(aftermath.reasons);
    }

    private void throttle() {
        boolean wanted = needs.throttles() && rules.throttle() == Policy.USUAL;
        if (rules.throttle() == Policy.ALLOW || wanted) {
            return;
        }
        if (!after.throttling().known()) {
            if (rules.throttle() == Policy.REFUSE || before.throttling().known()) {
                reasons.add("whether it throttled is not known: the device does not tell any more");
            }
            return;
        }
        List<String> why = new ArrayList<>(after.throttling().now());
        why.addAll(after.throttling().since(before.throttling()));
        if (!why.isEmpty()) {
            reasons.add("the device throttled: " + String.join("; ", why));
        }
    }

    private void governor() {
        if (!before.governors().equals(after.governors())) {
            reasons.add("the frequency governor changed from " + before.facts().get("governor") + " to "
                    + after.facts().get("governor"));
        }
    }

    private void screen() {
        String from = before.wakefulness().orElse("unknown");
        String to = after.wakefulness().orElse("unknown");
        if (!from.equals(to)) {
            reasons.add("the screen went from " + from + " to " + to);
        }
    }

    private void supply() {
        boolean charges = after.battery().filter("charging"::equals).isPresent();
        if (rules.charging() == Policy.REFUSE && (charges || after.battery().isEmpty())) {
            reasons.add(charges ? "the battery was being charged" : "whether the battery was charged is not known");
        } else if (needs.energy() && !Objects.equals(before.battery(), after.battery())) {
            reasons.add("the battery went from " + before.battery().orElse("unknown") + " to "
                    + after.battery().orElse("unknown"));
        }
    }

    private void clock() {
        if (before.clock().isEmpty() || after.clock().isEmpty()) {
            return;
        }
        double step = after.clock().get().stepSince(before.clock().get());
        if (after.clock().get().uptime() < before.clock().get().uptime()) {
            reasons.add("the device was restarted");
        } else if (step != 0) {
            reasons.add(String.format(Locale.ROOT, "the device's clock was set by %+.1f s", step));
        }
    }
}
