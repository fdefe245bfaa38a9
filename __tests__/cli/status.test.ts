import { CONNECTIONS, ProjectFolder, requireBuilt } from "./astro-connect";

let project: ProjectFolder;
beforeAll(requireBuilt);
beforeEach(() => (project = new ProjectFolder({ "connections.yaml": CONNECTIONS })));
afterEach(() => project.remove());

test("text: one table, then what is done, awaited and next for each cluster", () => {
  const { exit, stdout, stderr } = project.run(["status"]);
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
  expect(stdout).toBe(`CONNECTION  CLUSTER  ROUTE        PHASE     DEPLOYED  AWAITED FROM
orders      prod     vpc-peering  request   no        Astronomer support
billing     prod     vpc-peering  complete  no        you, Astronomer support

orders: Orders database
  prod (clk1abcde)
    done     declared
    awaited  VPC peering request and its id (pcx-…), from Astronomer support
    next     Send \`npx astro-connect ticket orders\` to Astronomer support.

billing: Billing database
  prod (clk1abcde)
    done     requested by Astronomer: pcx-0123456789abcdef0
    awaited  acceptance, within 7 days of the request, from you
             routes on the Astro side, from Astronomer support
    next     Run \`npx astro-connect deploy billing\`, then send \`npx astro-connect ticket billing\`.
`);
});

test("json: the same as data", () => {
  const { exit, stdout } = project.run(["status", "billing", "--format", "json"]);
  expect(exit).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    connections: [{ id: "billing", phase: "complete", deployed: false, clusters: [{ id: "clk1abcde" }] }],
    orphans: [],
  });
});

test("states of connections that are no longer in the file are listed", () => {
  project.write({ "terraform.gone.tfstate": JSON.stringify({ version: 4, outputs: {}, resources: [{}] }) });
  const { exit, stdout } = project.run(["status"]);
  expect(exit).toBe(0);
  expect(stdout).toMatch(
    /no longer in the file\n {2}terraform\.gone\.tfstate\n {4}next +Put connection gone back/,
  );
});

test("a retired connection is to be destroyed", () => {
  project.write({ "connections.yaml": CONNECTIONS.replace("id: billing", "id: billing\n    retired: true") });
  const { stdout } = project.run(["status", "billing"]);
  expect(stdout).toMatch(/^billing +prod +vpc-peering +retired +no/m);
});
