/** `check` on a pseudo terminal: what a person sees, and what a pipe does not. */
import { spawnSync } from "node:child_process";
import { BIN, requireBuilt } from "../cli/astro-connect";
import { describeWith } from "../support/tools";
import { python } from "./tools";
import { FACTS, PASSING, REFUSED, Workspace } from "./workspace";

/** Runs a command with standard error on a terminal of 60 columns and standard output in a pipe; prints both as JSON. */
const ON_A_TERMINAL = `
import fcntl, json, os, pty, struct, subprocess, sys, termios, threading
master, slave = pty.openpty()
fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
child = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=slave)
os.close(slave)
seen = []
def look():
    try:
        while True:
            seen.append(os.read(master, 65536))
    except OSError:
        pass
looking = threading.Thread(target=look)
looking.start()
out = child.stdout.read()
code = child.wait()
looking.join()
print(json.dumps({"code": code, "stdout": out.decode(), "terminal": b"".join(seen).decode()}))
`;

interface Seen {
  readonly code: number;
  readonly stdout: string;
  readonly terminal: string;
}

/** What is left on the screen: each carriage return with an erasure takes its line away. */
function left(terminal: string): string {
  return terminal
    .split("\r\n")
    .map((line) => line.split("\r\u001b[K").at(-1) ?? "")
    .join("\n");
}

describeWith(python, "a terminal", (program) => {
  let where: Workspace;
  beforeAll(requireBuilt);
  beforeEach(() => {
    where = new Workspace();
    where.write("facts.yaml", FACTS);
    where.copy(REFUSED, "a.json");
    where.copy(PASSING, "b.json");
  });

  function check(args: readonly string[], env: NodeJS.ProcessEnv = {}): Seen {
    const { stdout } = spawnSync(
      program,
      ["-c", ON_A_TERMINAL, process.execPath, BIN, "check", "--config=facts.yaml", ...args],
      { cwd: where.path, env: { PATH: process.env["PATH"], HOME: where.path, ...env }, encoding: "utf8" },
    );
    return JSON.parse(stdout) as Seen;
  }

  test("sees which plan is judged, and nothing of it afterwards", () => {
    const { code, stdout, terminal } = check(["a.json", "b.json"]);
    expect(code).toBe(1);
    expect(terminal).toContain("judging 1 of 2: a.json");
    expect(terminal).toContain("judging 2 of 2: b.json");
    expect(left(terminal)).toBe("");
    expect(stdout).toMatch(/^a\.json: error /);
  });

  test("has no colours under NO_COLOR", () => {
    const { terminal } = check(["a.json"], { NO_COLOR: "1" });
    expect(terminal).toContain("judging 1 of 1: a.json");
    expect(terminal).not.toMatch(/\u001b\[[0-9;]*m/);
    expect(check(["a.json"]).terminal).toMatch(/\u001b\[2m/);
  });

  test("still has the problems when a plan cannot be judged", () => {
    where.write("c.json", "{");
    const { code, stdout, terminal } = check(["a.json", "c.json"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(left(terminal)).toMatch(/^c\.json: not JSON .*\n$/);
  });

  test("is not steered by the name of a plan", () => {
    where.copy(REFUSED, "\u001b[31m\u001b]0;title\u0007x.json");
    const { terminal } = check(["\u001b[31m\u001b]0;title\u0007x.json"], { NO_COLOR: "1" });
    expect(terminal.replaceAll("\u001b[K", "")).not.toMatch(/[\u001b\u0007]/);
  });

  test("a pipe sees none of it", () => {
    const { stderr } = spawnSync(
      process.execPath,
      [BIN, "check", "--config=facts.yaml", "a.json", "b.json"],
      {
        cwd: where.path,
        encoding: "utf8",
      },
    );
    expect(stderr).toBe("");
  });
});
