import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../support/tools";

const main = join(__dirname, "..", "..", "dist", "main.js");

describe("the framework, a peer of this package", () => {
  it("where it is not installed, synth says so, and does not look like a refusal", () => {
    // GIVEN
    const folder = temporaryFolder("framework");
    const without = join(folder, "without.cjs");
    writeFileSync(
      without,
      `const Module = require("node:module");
       const resolve = Module._resolveFilename;
       Module._resolveFilename = (name, ...more) => resolve(/^(cdktf|constructs)(\\/|$)/.test(name) ? name + "-gone" : name, ...more);`,
    );
    // WHEN
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--require", without, main], {
      cwd: folder,
      encoding: "utf8",
    });
    // THEN
    expect({ status, stdout, stderr }).toEqual({
      status: 2,
      stdout: "",
      stderr: "astro-connect: cdktf-gone is not installed; run npm install cdktf constructs\n",
    });
  });
});
