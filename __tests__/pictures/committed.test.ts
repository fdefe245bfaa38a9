/** The picture in the docs is that of today's connections.yaml. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BIN, requireBuilt } from "../cli/astro-connect";

const ROOT = join(__dirname, "..", "..");
const FILE = join("docs", "how-to", "connections.svg");

test(`${FILE} is current (else: npm run --silent astro-connect -- diagram --output ${FILE})`, () => {
  requireBuilt();
  const { status, stdout } = spawnSync(process.execPath, [BIN, "diagram", "--format", "svg"], {
    cwd: ROOT,
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], TMPDIR: process.env["TMPDIR"] },
    encoding: "utf8",
  });
  expect(status).toBe(0);
  expect(stdout === readFileSync(join(ROOT, FILE), "utf8")).toBe(true);
});
