/** CONTRIBUTING shows what a route consists of on a real one; every route consists of that. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROUTES } from "../../config/routes";
import { ROOT } from "./pages";

const SHOWN = "third-party-endpoint";
const contributing = readFileSync(join(ROOT, "CONTRIBUTING.md"), "utf8");
const section = contributing.slice(
  contributing.indexOf("## Adding a route"),
  contributing.indexOf("## Commits"),
);
const paths = [...section.matchAll(/`([^` ]*third-party-endpoint[^` ]*)`/g)].map(([, path]) => path ?? "");

test("the list is read", () => {
  expect(paths.filter((path) => path.includes("/")).length).toBeGreaterThan(12);
});

// VPC peering came first: its model stands with what all have in common.
const ELSEWHERE: readonly string[] = [
  "config/model/vpc-peering.ts",
  "stacks/outputs/vpc-peering.ts",
  "__tests__/config/vpc-peering.test.ts",
];

describe.each(ROUTES.map(({ schema }) => schema.entries.route.literal))("%s", (route) => {
  test.each(paths.filter((path) => path.includes("/")).map((path) => path.replaceAll(SHOWN, route)))(
    "has %s",
    (path) => {
      expect(existsSync(join(ROOT, path)) || ELSEWHERE.includes(path)).toBe(true);
    },
  );

  test.each(
    [
      ...section.matchAll(
        /`((?:config|stacks|handover|pictures|cli)\/(?:[a-z]+\/)?(?:routes|model|outputs)\.ts)`/g,
      ),
    ].map(([, path]) => path ?? ""),
  )("has a line in %s", (path) => {
    const isFirst = route === "vpc-peering" && /model|outputs/.test(path);
    expect(isFirst || readFileSync(join(ROOT, path), "utf8").includes(route)).toBe(true);
  });
});
