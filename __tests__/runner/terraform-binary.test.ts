import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { findTerraform } from "../../runner/terraform-binary";

describe("findTerraform", () => {
  let root: string;
  const program = (name: string): string => {
    const file = join(root, name);
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, "#!/bin/sh\n", { mode: 0o755 });
    return file;
  };
  beforeEach(() => (root = mkdtempSync(join(tmpdir(), "terraform-binary-"))));
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  test("skips itself on PATH, whatever link leads to it", () => {
    // GIVEN
    const self = program("guard/astro-connect-terraform.js");
    mkdirSync(join(root, "first"));
    symlinkSync(self, join(root, "first", "terraform"));
    const real = program("second/terraform");
    // THEN
    const PATH = [join(root, "first"), join(root, "second")].join(delimiter);
    expect(findTerraform({ PATH }, [self])).toBe(real);
  });

  test("prefers ASTRO_CONNECT_TERRAFORM and ignores TERRAFORM_BINARY_NAME", () => {
    const named = program("named/tf");
    const env = {
      PATH: join(root, "x"),
      ASTRO_CONNECT_TERRAFORM: named,
      TERRAFORM_BINARY_NAME: program("other/tf"),
    };
    expect(findTerraform(env)).toBe(named);
  });

  test("refuses to take itself for Terraform", () => {
    const self = program("guard.js");
    expect(() => findTerraform({ ASTRO_CONNECT_TERRAFORM: self }, [self])).toThrow(/names the guard itself/);
  });

  test.each([
    [{ PATH: "" }, /Terraform was not found on PATH/],
    [{ PATH: "", ASTRO_CONNECT_TERRAFORM: "nowhere" }, /"nowhere", which is no program/],
  ])("says what to do where there is none: %j", (env, message) => {
    expect(() => findTerraform(env)).toThrow(message);
  });
});
