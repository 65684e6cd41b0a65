package dev.dyno.harness.architecture.wrong.scenarios;

import dev.dyno.harness.architecture.wrong.protocol.Frame;
import dev.dyno.harness.architecture.wrong.reports.Page;
import dev.dyno.harness.architecture.wrong.results.Store;
import java.io.PrintStream;
import picocli.CommandLine;

/** Wrong: scenarios know a frame of the protocol, reports, and a library of another room; they print and exit. */
public class Wish {
    public void shout() throws Exception {
        PrintStream out = System.out;
        out.println(new CommandLine(this).getCommandName() + Store.class + Frame.class + Page.class);
        System.exit(1);
    }
}
