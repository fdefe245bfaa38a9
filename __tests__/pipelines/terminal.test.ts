/** `check` on a pseudo terminal: what a person sees, and what a pipe does not. */
import { spawnSync } from "node:child_process";
import { BIN, CONNECTIONS, requireBuilt } from "../cli/astro-connect";
import { describeWith } from "../support/tools";
import { python } from "./tools";
import { emittedPlan, FACTS, PASSING, REFUSED, Workspace } from "./workspace";

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

  describe("around plan", () => {
    beforeEach(() => {
      where.write("cdktf.json", "{}");
      where.write("connections.yaml", CONNECTIONS);
      // Stands in for Terraform: every plan is the fixture's, as if line 13 of the file had caused it.
      where.write("fixture.json", emittedPlan());
      where.write(
        "bin/terraform",
        `#!/bin/sh\ncase "$*" in *show*) cat "${where.path}/fixture.json" ;; *) echo "terraform $1" ;; esac\n`,
        0o755,
      );
    });
    const env = (): NodeJS.ProcessEnv => ({
      PATH: `${where.path}/bin:${process.env["PATH"] ?? ""}`,
      NO_COLOR: "1",
    });

    function plan(): Seen {
      const args = ["-c", ON_A_TERMINAL, process.execPath, BIN, "plan", "--out", "plans"];
      const { stdout } = spawnSync(program, args, {
        cwd: where.path,
        env: { HOME: where.path, TMPDIR: where.path, ...env() },
        encoding: "utf8",
      });
      return JSON.parse(stdout) as Seen;
    }

    test("it goes before what Terraform says, and the report is alone in the pipe", () => {
      const { code, stdout, terminal } = plan();
      expect(code).toBe(1);
      for (const said of ["initialising 2 of 2: orders", "planning billing", "judging 2 of 2"])
        expect(terminal).toContain(said);
      expect(left(terminal)).toMatch(/^(orders|billing):\nterraform plan$/m);
      expect(left(terminal)).not.toMatch(/initialising|planning|judging/);
      expect(stdout).toMatch(/^connections\.yaml:13:5: error /);
      expect(where.list("plans")).toEqual(["billing.json", "orders.json"]);
    }, 60_000);

    test("and its plans are what check takes, with one report on the lines of the file", () => {
      plan();
      const args = [
        "check",
        "plans/billing.json",
        "plans/orders.json",
        "--config",
        "facts.yaml",
        "--format",
        "github",
      ];
      const { status, stdout } = spawnSync(process.execPath, [BIN, ...args], {
        cwd: where.path,
        encoding: "utf8",
      });
      expect(status).toBe(1);
      expect(
        stdout.match(
          /^::error file=connections\.yaml,line=13,col=5,title=vpc-peering\/accepter-must-accept::/gm,
        ),
      ).toHaveLength(2);
    }, 60_000);
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
