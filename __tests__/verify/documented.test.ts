/** docs/iam.md and docs/how-to/verify.md say what the code does. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CHECKS, READS } from "../../verify";
import { documentedPolicy } from "../support/iam-policy";

const ROOT = join(__dirname, "..", "..");
const read = (file: string): string => readFileSync(join(ROOT, file), "utf8");
const actions = Object.keys(READS).sort();

/** Every source of the room but the table itself. */
const sources = readdirSync(join(ROOT, "verify"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.endsWith("reads.ts"))
  .map((name) => read(join("verify", name)))
  .join("\n");

test("the policy allows what is called, no more and no less", () => {
  // Nobody needs a permission to ask who they are.
  const called = actions.filter((action) => action !== "sts:GetCallerIdentity");
  const ofZones = called.filter((action) => action.startsWith("route53:"));
  const others = called.filter((action) => !ofZones.includes(action));
  expect(documentedPolicy("verify")).toEqual({
    Version: "2012-10-17",
    Statement: [
      { Sid: "AstroConnectVerify", Effect: "Allow", Action: others, Resource: "*" },
      {
        Sid: "PrivateHostedZones",
        Effect: "Allow",
        Action: ofZones,
        Resource: "arn:aws:route53:::hostedzone/*",
      },
    ],
  });
});

test("every call of the table is made, and it reads", () => {
  const called = new Set(
    sources.match(/"(?:ec2|elasticloadbalancing|ram|redshift|route53|route53resolver|sts):\w+"/g),
  );
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

test.each(["public-endpoint", "vpc-peering", "transit-gateway", "aws-endpoint", "endpoint-service"])(
  "the policy of deploying %s names actions, each once, and no wildcard among them",
  (route) => {
    const { Version, Statement } = documentedPolicy(route);
    expect(Version).toBe("2012-10-17");
    for (const { Sid, Effect, Action, Resource } of Statement) {
      expect({ Sid, Effect }).toEqual({ Sid: expect.stringMatching(/^[A-Za-z]+$/), Effect: "Allow" });
      expect(Action).toEqual([...new Set(Action)].sort());
      expect(Action.filter((action) => !/^[a-z0-9]+:[A-Za-z]+$/.test(action))).toEqual([]);
      expect(Resource).toBeTruthy();
    }
  },
);
