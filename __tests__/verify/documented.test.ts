/** docs/iam.md and docs/how-to/verify.md say what the code does. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CHECKS, READS } from "../../verify";

const ROOT = join(__dirname, "..", "..");
const read = (file: string): string => readFileSync(join(ROOT, file), "utf8");
const actions = Object.keys(READS).sort();

/** Every source of the room but the table itself. */
const sources = readdirSync(join(ROOT, "verify"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.endsWith("reads.ts"))
  .map((name) => read(join("verify", name)))
  .join("\n");

test("the policy allows what is called, no more and no less", () => {
  const [, policy = ""] = /<!-- policy: verify -->\s+```json\n([^`]*)```/.exec(read("docs/iam.md")) ?? [];
  // Nobody needs a permission to ask who they are.
  const called = actions.filter((action) => action !== "sts:GetCallerIdentity");
  expect(JSON.parse(policy)).toEqual({
    Version: "2012-10-17",
    Statement: [{ Sid: "AstroConnectVerify", Effect: "Allow", Action: called, Resource: "*" }],
  });
});

test("every call of the table is made, and it reads", () => {
  const called = new Set(sources.match(/"(?:ec2|elasticloadbalancing|ram|route53resolver|sts):\w+"/g));
  expect([...called].map((each) => each.slice(1, -1)).sort()).toEqual(actions);
  expect(actions.filter((action) => !/:(Describe|Get|List|Search)/.test(action))).toEqual([]);
});

test("the page of the policies tells what each call is for", () => {
  const rows = Object.entries(READS).map(([action, reason]) => [action, reason]);
  const documented = [...read("docs/iam.md").matchAll(/^\| `(\w+:\w+)` +\| (.*?) +\|$/gm)].map(
    ([, action, reason]) => [action, reason],
  );
  expect(documented).toEqual(rows);
});

test("the page of verify lists every check, and every check is made", () => {
  const documented = [...read("docs/how-to/verify.md").matchAll(/^\| (verify\/[\w-]+) +\| (.*?) +\|$/gm)];
  expect(documented.map(([, check, title]) => [check, title])).toEqual(
    Object.entries(CHECKS).map(([check, { title }]) => [check, title]),
  );
  expect(Object.keys(CHECKS).filter((check) => !sources.includes(`"${check}"`))).toEqual([]);
});
