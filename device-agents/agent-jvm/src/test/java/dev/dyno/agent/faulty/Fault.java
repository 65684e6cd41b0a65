package dev.dyno.agent.faulty;

import dev.dyno.agent.engine.EngineException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What can go wrong, done for real. */
enum Fault {
    /** Nothing. */
    NONE,
    /** The process dies of a signal, as from an abort in native code. */
    CRASH {
        @Override
        void happen() throws EngineException {
            try {
                String self = Long.toString(ProcessHandle.current().pid());
                new ProcessBuilder("kill", "-ABRT", self).start().waitFor(10, TimeUnit.SECONDS);
            } catch (IOException e) {
                throw new EngineException("cannot crash", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    },
    /** The process exits with a code of its own. */
    EXIT {
        @Override
        void happen() {
            Runtime.getRuntime().halt(70);
        }
    },
    /** It never returns. */
    HANG {
        @Override
        @SuppressWarnings("InfiniteLoop")
        void happen() {
            while (true) {
                LockSupport.parkNanos(1_000_000_000L);
            }
        }
    },
    /** It prints two gigabytes before it returns. */
    FLOOD {
        @Override
        @SuppressWarnings("SystemOut") // that is the fault
        void happen() {
            byte[] chunk = new byte[1 << 20];
            Arrays.fill(chunk, (byte) 'x');
            byte[] line = "all work and no play\n".getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(line, 0, chunk, 0, line.length);
            PrintStream out = System.out;
            for (int i = 0; i < 2048; i++) {
                out.write(chunk, 0, chunk.length);
            }
        }
    },
    /** Its outputs are not numbers. */
    NAN,
    /** Each inference takes a fifth of a second longer. */
    SLOW {
        @Override
        void happen() {
            long until = System.nanoTime() + 200_000_000L;
            while (System.nanoTime() - until < 0) {
                LockSupport.parkNanos(1_000_000L);
            }
        }
    },
    /** It throws what no engine should. */
    THROW {
        @Override
        void happen() {
            throw new IllegalStateException("thrown on request");
        }
    },
    /** It asks for more memory than there is. */
    MEMORY {
        @Override
        void happen() {
            long[][] all = new long[1 << 16][];
            for (int i = 0; i < all.length; i++) {
                all[i] = new long[1 << 24];
            }
        }
    };

    /** Does it. */
    void happen() throws EngineException {}
}
