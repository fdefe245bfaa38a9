import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CONNECTIONS, ProjectFolder, requireBuilt } from "./astro-connect";

let project: ProjectFolder;
beforeAll(requireBuilt);
beforeEach(() => (project = new ProjectFolder({ "connections.yaml": CONNECTIONS })));
afterEach(() => project.remove());

/** What synth refuses of `billing`: the security group would admit more than the cluster's external addresses. */
const REFUSED = `${CONNECTIONS.replace("cidr: 172.20.0.0/20", "cidr: 52.1.2.0/24\n      externalIps: [52.1.2.3]")}\
    services: [{ name: billing, ports: [5432], securityGroupId: sg-0123456789abcdef0 }]
`;

test("one page on standard output, and nothing written", () => {
  const { exit, stdout, stderr } = project.run(["report"]);
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
  expect(stdout).toMatch(/^<!DOCTYPE html>\n<html lang="en">.*<\/html>\n$/s);
  expect(stdout).toContain(
    "connections.yaml</code>: 2 connections, 1 complete and 1 in the request phase. Policies: nothing found.",
  );
  expect(readdirSync(project.path).sort()).toEqual(["cdktf.json", "connections.yaml"]);
});

test("--output: the page there, nothing on standard output, what a deploy has told included", () => {
  project.write({
    "terraform.billing.tfstate": JSON.stringify({ version: 4, outputs: {}, resources: [{}] }),
  });
  const { exit, stdout, stderr } = project.run(["report", "--output", "page.html"]);
  expect({ exit, stdout, stderr }).toEqual({ exit: 0, stdout: "", stderr: "" });
  const page = readFileSync(join(project.path, "page.html"), "utf8");
  expect(page).toMatch(/billing<\/code> · VPC peering · deployed/);
  expect(page).toMatch(/orders<\/code> · VPC peering · not deployed/);
});

test("states of connections that are no longer in the file are listed, but not beside named ones", () => {
  project.write({ "terraform.gone.tfstate": JSON.stringify({ version: 4, outputs: {}, resources: [{}] }) });
  expect(project.run(["report"]).stdout).toContain("terraform.gone.tfstate");
  const one = project.run(["report", "orders"]).stdout;
  expect(one).not.toContain("terraform.gone.tfstate");
  expect(one).not.toContain("Billing database");
});

test("refused by policy: exit 1, the page tells it, and standard error as well", () => {
  project.write({ "connections.yaml": REFUSED });
  const { exit, stderr } = project.run(["report", "--output", "page.html"]);
  expect(exit).toBe(1);
  expect(stderr).toMatch(/: error public-endpoint\/address-too-wide .*\nrefused by policy/s);
  const page = readFileSync(join(project.path, "page.html"), "utf8");
  expect(page).toContain("Policies: 1 error");
  expect(page).toMatch(
    /href="https:\/\/github\.com\/[^"]*docs\/policies\/public-endpoint\/address-too-wide\.md"/,
  );
});

test("a wrong file: exit 2, where and what, and an earlier page stays", () => {
  project.write({ "connections.yaml": CONNECTIONS.replace('"222222222222"', "1"), "page.html": "earlier" });
  const { exit, stdout, stderr } = project.run(["report", "--output", "page.html"]);
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
  expect(stderr).toContain("connections.yaml:6:");
  expect(readFileSync(join(project.path, "page.html"), "utf8")).toBe("earlier");
  expect(readdirSync(project.path).sort()).toEqual(["cdktf.json", "connections.yaml", "page.html"]);
});
