import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { CONNECTIONS, ProjectFolder, requireBuilt } from "./astro-connect";

const KEY = "0123456789abcdef0123456789abcdef";

let project: ProjectFolder;
beforeAll(() => {
  requireBuilt();
  project = new ProjectFolder({
    "connections.yaml": CONNECTIONS,
    "broken.yaml": "astro: {}\n",
    "empty.key": "\n",
    "short.key": "short\n",
    "many.key": `${KEY}\n${KEY}\n${KEY}\n`,
  });
});
afterAll(() => project.remove());

const file = (name: string): string[] => ["--hmac-key-file", name];

test.each<[string, string[], NodeJS.ProcessEnv, RegExp]>([
  ["no key", [], {}, /^astro-connect: no HMAC key: .* ASTRO_CONNECT_HMAC_KEY .*--hmac-key-file\n$/],
  ["an empty key", [], { ASTRO_CONNECT_HMAC_KEY: "" }, /no HMAC key/],
  ["two keys", file("short.key"), { ASTRO_CONNECT_HMAC_KEY: KEY }, /are both given; leave one out\n$/],
  ["a key file that is missing", file("no.key"), {}, /^astro-connect: no\.key: cannot be read \(ENOENT\)\n$/],
  ["a key file that is empty", file("empty.key"), {}, /empty\.key: empty/],
  ["a key that can be guessed", file("short.key"), {}, /shorter than 16 characters; make one with: openssl/],
  ["more keys than a change needs", file("many.key"), {}, /many\.key: 3 lines/],
  [
    "no host",
    ["--allow-host", "https://app.terraform.io"],
    { ASTRO_CONNECT_HMAC_KEY: KEY },
    /is no host; write one as/,
  ],
  [
    "an address without a port",
    ["--listen", "localhost"],
    {},
    /^error: option '--listen <address>' .*Write host:port.*\n$/,
  ],
  ["signs of life that come too late", ["--progress", "600"], {}, /Write a whole number from 1 to 540\.\n$/],
  [
    "an address of another machine",
    ["--listen", "192.0.2.1:0"],
    { ASTRO_CONNECT_HMAC_KEY: KEY },
    /192\.0\.2\.1 is no address of this machine/,
  ],
])("%s: exit 2, one line, nothing on standard output", (_, args, env, message) => {
  const { exit, stdout, stderr } = project.run(["run-task", "--config", "connections.yaml", ...args], {
    env,
  });
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
  expect(stderr).toMatch(message);
  expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  expect(stderr).not.toContain(KEY);
});

test("wrong facts: exit 2, before it listens", () => {
  const { exit, stdout, stderr } = project.run(["run-task", "--config", "broken.yaml"], {
    env: { ASTRO_CONNECT_HMAC_KEY: KEY },
  });
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
  expect(stderr).toMatch(/^broken\.yaml:/);
});

test("a port that is taken: exit 2, and what to do", async () => {
  const taken = createServer();
  await new Promise<void>((done) => taken.listen(0, "127.0.0.1", done));
  const { port } = taken.address() as AddressInfo;
  const { exit, stderr } = project.run(
    ["run-task", "--config", "connections.yaml", "--listen", `127.0.0.1:${port}`],
    {
      env: { ASTRO_CONNECT_HMAC_KEY: KEY },
    },
  );
  taken.close();
  expect({ exit, stderr }).toEqual({
    exit: 2,
    stderr: `astro-connect: --listen: 127.0.0.1:${port} is taken; name another port\n`,
  });
});
