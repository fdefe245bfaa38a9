// The AWS emulator: moto's server.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { fail } from "./opa.mjs";

/** The command line of an emulator that listens on a port of the loopback interface. */
function emulatorCommand(port) {
  return ["moto_server", "-H", "127.0.0.1", "-p", String(port)];
}

/** Starts one on a free port: `url`, `reset()` forgets all that was made in it, `stop()`. It ends with this process. */
export async function startEmulator() {
  const port = await freePort();
  const [command, ...args] = emulatorCommand(port);
  const child = spawn(command, args, {
    stdio: "ignore",
    // Sets of strings in one order, whatever the run.
    env: { ...process.env, PYTHONHASHSEED: "0" },
  });
  process.on("exit", () => child.kill());
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 120; attempt++) {
    try {
      if ((await fetch(`${url}/moto-api/`)).ok)
        return {
          url,
          reset: () => fetch(`${url}/moto-api/reset`, { method: "POST" }),
          stop: () => child.kill(),
        };
    } catch {
      // not listening yet
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return fail("the AWS emulator did not start within 30 s");
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
