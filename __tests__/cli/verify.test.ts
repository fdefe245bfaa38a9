/** `verify` as users run it, where AWS answers nothing, or nobody has to be asked. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ProjectFolder, requireBuilt } from "./astro-connect";

/** Nothing answers there, so that no test can reach AWS. */
const NOWHERE = {
  AWS_ENDPOINT_URL: "http://127.0.0.1:9",
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
  AWS_EC2_METADATA_DISABLED: "true",
};
const NOBODY = { ...NOWHERE, AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "" };

const CLUSTER = `astro:
  clusters:
    - { id: clk1abcde, name: prod, region: us-east-1, accountId: "222222222222", cidr: 172.20.0.0/20 }
connections:
`;
const SNOWFLAKE = `${CLUSTER}  - id: warehouse
    name: Warehouse
    route: third-party-endpoint
    target:
      { type: snowflake, edition: business-critical, organization: EXAMPLE, account: PROD, database: A, schema: B }
    clusters: [{ cluster: prod }]
`;
const PEERING = `${CLUSTER}  - id: orders
    name: Orders
    route: vpc-peering
    target: { accountId: "333333333333", region: us-east-1, vpcId: vpc-0123456789abcdef0 }
    clusters: [{ cluster: prod, peeringConnectionId: pcx-0123456789abcdef0 }]
    routing: { routeTableIds: [rtb-0123456789abcdef0] }
`;

let project: ProjectFolder;
beforeAll(requireBuilt);
beforeEach(() => (project = new ProjectFolder({ "connections.yaml": SNOWFLAKE })));
afterEach(() => project.remove());

const SAID =
  "warehouse: the endpoint is in the Astronomer VPC and its service is Snowflake's: neither can be seen from here; Astronomer support and Snowflake can tell\n" +
  "0 errors, 0 warnings, 0 notes, 0 waived; 0 of 0 resources concern Astro; 19 rules\n";

test("what cannot be asked is said, and is no failure", () => {
  expect(project.run(["verify"], { env: NOWHERE })).toEqual({ exit: 0, stdout: SAID, stderr: "" });
});

test.each(["json", "sarif", "junit", "github", "markdown"])("--format %s is the one of check", (format) => {
  const { exit, stdout } = project.run(["verify", "warehouse", "--format", format], { env: NOWHERE });
  expect(exit).toBe(0);
  const shown = {
    json: '"summary": {',
    sarif: '"id": "verify/peering-active"',
    junit: '<testsuite name="warehouse"',
    github: "::notice::warehouse: the endpoint",
    markdown: "✅ **Nothing refused**",
  }[format];
  expect(stdout).toContain(shown);
});

test("--output gets the report, and keeps what it had where AWS cannot be asked", () => {
  const report = join(project.path, "report.txt");
  expect(project.run(["verify", "--output", "report.txt"], { env: NOWHERE })).toEqual({
    exit: 0,
    stdout: "",
    stderr: "",
  });
  expect(readFileSync(report, "utf8")).toBe(SAID);
  project.write({ "connections.yaml": PEERING });
  writeFileSync(report, "mine");
  expect(project.run(["verify", "--output", "report.txt"], { env: NOWHERE }).exit).toBe(2);
  expect(readFileSync(report, "utf8")).toBe("mine");
});

test.each([
  ["nothing answers", NOWHERE, /ECONNREFUSED/],
  [
    "nobody is signed in",
    NOBODY,
    /CredentialsProviderError: .*; sign in \(aws sso login, AWS_PROFILE, …\) and try again$/,
  ],
])("where %s: one line, exit 2, and nothing on standard output", (_, env, said) => {
  project.write({ "connections.yaml": PEERING });
  const { exit, stdout, stderr } = project.run(["verify", "--fail-on", "never"], { env });
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
  const lines = stderr.trimEnd().split("\n");
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(
    /^orders: AWS account 333333333333 in us-east-1 cannot be asked \(sts:GetCallerIdentity\): /,
  );
  expect(lines[0]).toMatch(said);
});

test.each([
  [["wharehouse"], 'connections.yaml has no connection "wharehouse": did you mean "warehouse"?'],
  [["--format", "xml"], "error: option '--format <format>' argument 'xml' is invalid."],
])("%j is refused", (args, said) => {
  const { exit, stdout, stderr } = project.run(["verify", ...args], { env: NOWHERE });
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
  expect(stderr).toContain(said);
});
