import { readFileSync } from "node:fs";
import { join } from "node:path";

interface Locked {
  readonly dev?: boolean;
  readonly engines?: { readonly node?: string };
}

const root = join(__dirname, "..", "..");
const read = (file: string) => JSON.parse(readFileSync(join(root, file), "utf8"));
const { packages } = read("package-lock.json") as { packages: Record<string, Locked> };
const { engines } = read("package.json") as { engines: { node: string } };

/** Whether a range such as `^18.17.0 || >=20.3` takes a version. Ranges of npm that it does not know, it does not take. */
function takes(range: string, [major, minor]: readonly [number, number]): boolean {
  return range.split("||").some((alternative) => {
    const all = alternative
      .trim()
      .replace(/\s+\.x/g, "")
      .split(/\s+(?=[<>^~=])/);
    return all.every((one) => {
      const [, operator = "", a = "", b = "0"] =
        /^(>=|>|<|\^|~|)\s*v?(\d+|\*)(?:\.(\d+|x|\*))?/.exec(one) ?? [];
      if (a === "*") return true;
      const [least, then] = [Number(a), Number(b.replace(/[x*]/, "0"))];
      const reaches = major > least || (major === least && minor >= then);
      if (operator === ">=" || operator === ">") return reaches;
      if (operator === "<") return !reaches;
      return a !== "" && major === least && reaches;
    });
  });
}

test.each([
  [">=18", true],
  ["^18.17.0 || ^20.3.0 || >=21", true],
  [">=20.12", true],
  [">=20.13", false],
  ["*", true],
  [">= 0.6", true],
  [">=22", false],
  ["^20.19.0 || >=22.12.0", false],
  [">=14 <20", false],
])("%s takes Node 20.12: %p", (range, taken) => {
  expect(takes(range, [20, 12])).toBe(taken);
});

test("what is installed with the package runs on the oldest Node that the package promises", () => {
  const oldest = /^>=(\d+)\.(\d+)$/.exec(engines.node)!.slice(1).map(Number) as [number, number];
  const refused = Object.entries(packages).filter(
    ([, { dev, engines: own }]) => dev !== true && own?.node !== undefined && !takes(own.node, oldest),
  );
  expect(refused.map(([name, { engines: own }]) => `${name} ${own?.node}`)).toEqual([]);
});
