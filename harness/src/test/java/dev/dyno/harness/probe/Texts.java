package dev.dyno.harness.probe;

/** Texts of made-up devices, in the formats of real ones. */
final class Texts {
    static final String BATTERY = """
            Current Battery Service state:
              AC powered: false
              USB powered: true
              Wireless powered: false
              Max charging current: 500000
              Charge counter: 2750500
              status: 2
              health: 2
              present: true
              level: 68
              scale: 100
              voltage: 4123
              temperature: 273
              technology: Li-ion
            """;

    static final String THERMAL = """
            IsStatusOverride: false
            Thermal Status: 1
            Cached temperatures:
            \tTemperature{mValue=61.5, mType=0, mName=cpu-big, mStatus=0}
            HAL Ready: true
            HAL connection:
            \tThermalHAL 2.0 connected: yes
            Current temperatures from HAL:
            \tTemperature{mValue=41.25, mType=0, mName=cpu-big, mStatus=1}
            \tTemperature{mValue=38.100002, mType=0, mName=cpu-little, mStatus=0}
            \tTemperature{mValue=0.0, mType=1, mName=gpu0, mStatus=0}
            \tTemperature{mValue=NaN, mType=3, mName=quiet-therm, mStatus=0}
            \tTemperature{mValue=-99.9, mType=5, mName=modem-pa, mStatus=0}
            \tTemperature{mValue=100.0, mType=8, mName=soc, mStatus=0}
            Current cooling devices from HAL:
            \tCoolingDevice{mValue=0, mType=2, mName=cpufreq}
            """;

    static final String UEVENT = """
            POWER_SUPPLY_NAME=battery
            POWER_SUPPLY_TYPE=Battery
            POWER_SUPPLY_STATUS=Discharging
            POWER_SUPPLY_PRESENT=1
            POWER_SUPPLY_VOLTAGE_NOW=3854000
            POWER_SUPPLY_CURRENT_NOW=412000
            POWER_SUPPLY_CHARGE_COUNTER=2750500
            POWER_SUPPLY_CAPACITY=68
            POWER_SUPPLY_TEMP=273
            POWER_SUPPLY_TECHNOLOGY=Li-ion
            """;

    static final String MEMINFO = """
            MemTotal:        5795428 kB
            MemFree:          301244 kB
            MemAvailable:    2710004 kB
            Cached:          1900020 kB
            SwapTotal:             0 kB
            SwapFree:              0 kB
            HugePages_Total:       0
            """;

    static final String NVIDIA = """
            <?xml version="1.0" ?>
            <!DOCTYPE nvidia_smi_log SYSTEM "nvsmi_device_v12.dtd">
            <nvidia_smi_log>
              <gpu id="00000000:01:00.0">
                <product_name>Test GPU</product_name>
                <fb_memory_usage><total>8192 MiB</total><used>512 MiB</used></fb_memory_usage>
                <utilization><gpu_util>N/A</gpu_util></utilization>
                <temperature><gpu_temp>44 C</gpu_temp></temperature>
                <gpu_power_readings>
                  <power_draw>N/A</power_draw>
                  <average_power_draw>31.25 W</average_power_draw>
                  <current_power_limit>200.00 W</current_power_limit>
                </gpu_power_readings>
                <clocks><sm_clock>1410 MHz</sm_clock><mem_clock>5001 MHz</mem_clock></clocks>
                <clocks_event_reasons>
                  <clocks_event_reason_gpu_idle>Active</clocks_event_reason_gpu_idle>
                  <clocks_event_reason_sw_power_cap>Active</clocks_event_reason_sw_power_cap>
                  <clocks_event_reason_hw_slowdown>Not Active</clocks_event_reason_hw_slowdown>
                </clocks_event_reasons>
              </gpu>
            </nvidia_smi_log>
            """;

    static final String SENSORS = """
            coretemp-isa-0000
            Adapter: ISA adapter
            Package id 0:  +51.0°C  (high = +80.0°C, crit = +100.0°C)
            fan1:        1200 RPM

            BAT0-acpi-0
            in0:          12.10 V
            curr1:       845.00 mA
            bogus:            N/A
            """;

    static final String PRESSURE = """
            some avg10=11.27 avg60=4.00 avg300=1.00 total=2500000
            full avg10=0.00 avg60=0.00 avg300=0.00 total=0
            """;

    private Texts() {}
}
