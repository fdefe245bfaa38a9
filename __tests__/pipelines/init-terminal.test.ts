/** `init` on a pseudo terminal, as a person meets it. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadDeclaration } from "../../config/load";
import { BIN, requireBuilt } from "../cli/astro-connect";
import { describeWith } from "../support/tools";
import { python } from "./tools";
import { Workspace } from "./workspace";

/** Types each line when the words before it have been shown since the last one. */
const TALK = `
import fcntl, json, os, pty, select, struct, sys, termios, time
dialogue = json.loads(sys.argv[1])
pid, fd = pty.fork()
if pid == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 200, 0, 0))
    os.execvp(sys.argv[2], sys.argv[2:])
seen, since = b"", 0
def look(timeout):
    global seen
    ready, _, _ = select.select([fd], [], [], timeout)
    if not ready:
        return False
    try:
        more = os.read(fd, 65536)
    except OSError:
        return None
    if not more:
        return None
    seen += more
    return True
for words, line in dialogue:
    until = time.time() + 20
    while words.encode() not in seen[since:]:
        if look(0.2) is None or time.time() > until:
            print(json.dumps({"code": -1, "terminal": seen.decode() + "\\n[never asked: " + words + "]"}))
            sys.exit()
    since = len(seen)
    time.sleep(0.05)
    os.write(fd, line.encode())
while look(20) is not None:
    pass
_, status = os.waitpid(pid, 0)
print(json.dumps({"code": os.waitstatus_to_exitcode(status), "terminal": seen.decode()}))
`;

describeWith(python, "init on a terminal", (program) => {
  let where: Workspace;
  beforeAll(requireBuilt);
  beforeEach(() => (where = new Workspace()));

  function talk(dialogue: readonly (readonly [words: string, line: string])[], ...args: readonly string[]) {
    const { stdout, stderr } = spawnSync(
      program,
      ["-c", TALK, JSON.stringify(dialogue), process.execPath, BIN, "init", ...args],
      {
        cwd: where.path,
        env: { PATH: process.env["PATH"], HOME: where.path, TERM: "xterm", NO_COLOR: "1" },
        encoding: "utf8",
      },
    );
    if (stdout === "") throw new Error(stderr);
    return JSON.parse(stdout) as { readonly code: number; readonly terminal: string };
  }

  test("asks, explains where a fact is had, refuses what is wrong at once, and writes the file", () => {
    const { code, terminal } = talk([
      ["How do the clusters reach the target", "\u001b[B\r"],
      ["Cluster ID", "clk1abcde\r"],
      ["How this file refers to the cluster", "\r"],
      ["AWS Region of the cluster", "\r"],
      ["AWS account of the Astro data plane", "222\r"],
      ["which has 3 digits", "222222222\r"],
      ["CIDR of the cluster's VPC", "172.20.0.0/20\r"],
      ["Pod range of the cluster", "\r"],
      ["ID of the Astronomer VPC", "\r"],
      ["Immutable id", "orders\r"],
      ["Name for people", "\r"],
      ["AWS account that owns this side", "333333333333\r"],
      ["AWS Region of this side", "\r"],
      ["Role that Terraform assumes", "\r"],
      ["The target VPC, which holds the data services", "vpc-0123456789abcdef0\r"],
      ["CIDRs of the target VPC", "\r"],
      ["Peering connection that Astronomer requested", "\r"],
      ["Subnets whose route tables", "subnet-0123456789abcdef0\r"],
      ["Route tables that get a route to the clusters", "\r"],
      ["TCP ports that Airflow connects to", "\r"],
    ]);
    expect({ code, terminal }).toEqual({ code: 0, terminal: expect.any(String) });
    expect(terminal).toContain("the AWS account number for the Astronomer account is listed in");
    expect(terminal).toContain("wrote connections.yaml");
    expect(loadDeclaration(join(where.path, "connections.yaml")).declaration).toMatchObject({
      astro: { clusters: [{ name: "prod", region: "us-east-1", accountId: "222222222222" }] },
      connections: [{ id: "orders", name: "Orders", target: { region: "us-east-1" } }],
    });
    expect(readFileSync(join(where.path, "connections.yaml"), "utf8")).toContain(
      "# peeringConnectionId: pcx-",
    );
  });

  test("asks nothing that a flag has said", () => {
    const { code, terminal } = talk(
      [["Pod range of the cluster", "\r"]],
      "--route=aws-endpoint",
      "--cluster-id=clk1abcde",
      "--cluster-name=prod",
      "--cluster-region=us-east-1",
      "--cluster-account-id=222222222222",
      "--cluster-cidr=172.20.0.0/20",
      "--cluster-vpc-id=vpc-0123456789abcdef0",
      "--id=lake",
      "--name=Lake",
      "--services=s3,athena",
    );
    expect({ code, terminal }).toEqual({ code: 0, terminal: expect.any(String) });
    expect(terminal).not.toContain("AWS Region of the cluster");
  });

  test("Ctrl-C ends it, and nothing is written", () => {
    const { code, terminal } = talk([["How do the clusters reach the target", "\u0003"]]);
    expect({ code, terminal }).toEqual({ code: 2, terminal: expect.any(String) });
    expect(terminal).toContain("astro-connect: cancelled; nothing was written");
    expect(existsSync(join(where.path, "connections.yaml"))).toBe(false);
  });
});
