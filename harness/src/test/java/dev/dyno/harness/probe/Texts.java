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

    static final String RAILS = """
            t=120034
            CH0(T=120034)[VSYS_BIG], 4210000
            CH1(T=120034)[VSYS_NPU], 512
            """;

    static final String TEGRASTATS_COMMAND = "sh -c tegrastats --interval 100 | head -n 1";

    static final String TEGRASTATS = "01-02-2026 10:11:12 RAM 1000/7620MB (lfb 9x4MB) SWAP 0/3810MB (cached 0MB)"
            + " CPU [25%@1400,3%@729,off] EMC_FREQ 1%@2133 GR3D_FREQ 7%@[624,0] cpu@51.5C gpu@-256C tj@52.25C"
            + " VDD_IN 6004mW/5900mW VDD_CPU_GPU_CV 1200mW/1100mW VDD_SOC 1500mW/1400mW\n";

    static final String PROCESS_MEMORY = """
            Applications Memory Usage (in Kilobytes):
            Uptime: 1000 Realtime: 1000

            ** MEMINFO in pid 777 [system] **
                               Pss  Private  Private  SwapPss      Rss     Heap     Heap     Heap
                             Total    Dirty    Clean    Dirty    Total     Size    Alloc     Free
              Native Heap    12300    12200        0        4    13900    20000    15000     5000
                    TOTAL    40000    30000     5000      400   100000    30000    20000    10000

             App Summary
                                   Pss(KB)                        Rss(KB)
                       Java Heap:     8000                          12000
                     Native Heap:    12200                          13900
                        Graphics:        0                              0
                          System:     5800

                       TOTAL PSS:    40000            TOTAL RSS:   100000       TOTAL SWAP PSS:      400
            """;

    static final String BATTERY_STATS = """
            Statistics since last charge:
              System starts: 0, currently on battery: true
              Estimated battery capacity: 4500 mAh
              Last learned battery capacity: 0 mAh
              Discharge: 120 mAh
              Screen off discharge: 20 mAh
              Estimated power use (mAh):
                Capacity: 4500, Computed drain: 101, actual drain: 90-135
                UID 1000: 12.5 ( cpu=12.5 )
            """;

    private Texts() {}
}
