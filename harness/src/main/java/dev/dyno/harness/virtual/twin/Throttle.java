package dev.dyno.harness.virtual.twin;

import dev.dyno.scenarios.twin.Throttling;
import dev.dyno.scenarios.twin.Throttling.Sensor;

/** Steps of slowing down, each of which begins at one temperature and ends at a lower one. */
final class Throttle {
    private final Throttling throttling;
    private int taken;

    Throttle(Throttling throttling) {
        this.throttling = throttling;
    }

    /** Takes or leaves steps, as many as the temperature asks for. */
    void update(double die, double skin) {
        double celsius = throttling.sensor() == Sensor.DIE ? die : skin;
        while (taken < throttling.steps().size()
                && celsius >= throttling.steps().get(taken).above()) {
            taken++;
        }
        while (taken > 0 && celsius <= throttling.steps().get(taken - 1).below()) {
            taken--;
        }
    }

    /** Share of the highest frequency that is left. */
    double share() {
        return taken == 0 ? 1 : throttling.steps().get(taken - 1).share();
    }

    /** Android's thermal status. */
    int status() {
        return taken == 0 ? 0 : throttling.steps().get(taken - 1).status();
    }
}
