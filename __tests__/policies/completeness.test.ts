/** Every rule has cases of every kind, made by real Terraform; where one lacks a kind, the reason stands here. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readPack } from "../../gate";
import { fixtures } from "../support/fixtures";

const ROOT = join(__dirname, "..", "..");
const KINDS = ["fail", "pass", "near-miss", "unknown"] as const;

const READS_AN_OPEN_REQUEST =
  "vpc-peering/requester-is-cluster/pass-cluster reads an open request of the cluster, in which this rule finds nothing";

const REASONS: Readonly<Record<string, string>> = {
  "fail facts/facts-given": "judges the facts: no plan fails it",
  "pass facts/facts-given": "every case of every rule passes it",
  "near-miss facts/facts-given": "there are facts or there are none",
  "pass vpc-peering/request-still-open": READS_AN_OPEN_REQUEST,
  "pass vpc-peering/requester-cidr": READS_AN_OPEN_REQUEST,
};

const cases = fixtures();

test("every rule has cases of every kind, or a reason", () => {
  const lacking = readPack().rules.flatMap(({ id }) =>
    KINDS.filter((kind) => kind !== "unknown" || tellsUnknown(id))
      .filter((kind) => !cases.some(({ name }) => name.startsWith(`${id}/${kind}-`)))
      .map((kind) => `${kind} ${id}`),
  );
  expect(lacking.sort()).toEqual(Object.keys(REASONS).sort());
});

/** Whether a rule can say that a value is not known until apply. */
function tellsUnknown(rule: string): boolean {
  return readFileSync(join(ROOT, "policies", `${rule}.rego`), "utf8").includes("not_known");
}
