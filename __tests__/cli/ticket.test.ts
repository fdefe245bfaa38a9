import { CONNECTIONS, ProjectFolder, requireBuilt } from "./astro-connect";

let project: ProjectFolder;
beforeAll(requireBuilt);
beforeEach(() => (project = new ProjectFolder({ "connections.yaml": CONNECTIONS })));
afterEach(() => project.remove());

function json(...args: readonly string[]): readonly Record<string, unknown>[] {
  const { exit, stdout, stderr } = project.run(["ticket", ...args, "--format", "json"]);
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
  return (JSON.parse(stdout) as { readonly handOvers: readonly Record<string, unknown>[] }).handOvers;
}

function accept(): void {
  const value = { clk1abcde: { id: "pcx-0123456789abcdef0", status: "active" } };
  const state = { version: 4, outputs: { peering_connections: { value } }, resources: [{}] };
  project.write({ "terraform.billing.tfstate": JSON.stringify(state) });
}

test("without names: the hand-overs of all connections, in the file's order", () => {
  expect(json().map(({ connection, kind }) => [connection, kind])).toEqual([
    ["orders", "request-peering"],
    ["billing", "update-route-tables"],
  ]);
});

test.each(["billing", "Billing database"])("a connection is picked by id or name: %s", (name) => {
  expect(json(name).map(({ connection }) => connection)).toEqual(["billing"]);
});

test("a local state makes ready what only a deploy can tell", () => {
  expect(json("billing")).toMatchObject([
    { ready: false, missing: [expect.stringContaining("acceptance of pcx-")] },
  ]);
  accept();
  expect(json("billing")).toMatchObject([{ ready: true, missing: [] }]);
});

test("a damaged state is said on standard error, and nothing is taken as known", () => {
  project.write({ "terraform.billing.tfstate": "{" });
  const { exit, stdout, stderr } = project.run(["ticket", "billing"]);
  expect(exit).toBe(0);
  expect(stderr).toMatch(/^billing: .*terraform\.billing\.tfstate is no Terraform state.*\n$/);
  expect(stdout).toMatch(/cannot be seen from here/);
});

test("--all shows also what is not due", () => {
  // GIVEN an accepted peering in an account entered through a role
  project.write({
    "connections.yaml": CONNECTIONS.replace(
      'accountId: "444444444444"',
      'accountId: "444444444444", assumeRoleArn: "arn:aws:iam::444444444444:role/network"',
    ),
  });
  accept();
  // WHEN, THEN
  expect(json("billing").map(({ due }) => due)).toEqual([true]);
  expect(json("billing", "--all").map(({ kind, due }) => [kind, due])).toEqual([
    ["let-terraform-accept", false],
    ["update-route-tables", true],
  ]);
});

test("every unknown connection is named, with what was meant", () => {
  const { exit, stdout, stderr } = project.run(["ticket", "ordrs", "zzz"]);
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
  expect(stderr).toBe(
    'astro-connect: connections.yaml has no connection "ordrs": did you mean "orders"?\n' +
      'astro-connect: connections.yaml has no connection "zzz": it has orders, billing\n',
  );
});

test("ASTRO_CONNECT_CONFIG names another file", () => {
  project.write({ "other.yaml": CONNECTIONS.replace("id: orders", "id: other") });
  const { stdout } = project.run(["ticket", "--format", "json"], {
    env: { ASTRO_CONNECT_CONFIG: "other.yaml" },
  });
  expect(JSON.parse(stdout).handOvers[0].connection).toBe("other");
});
