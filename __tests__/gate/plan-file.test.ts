/** What is given as the file of a plan, but is none; pipes are read like files. */
import { execFileSync, spawn } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { CannotJudge } from "../../gate/errors";
import { planFile } from "../../gate/plan/file";
import { temporaryFolder } from "../support/tools";

const onUnix = process.platform === "win32" ? describe.skip : describe;
const PLAN = '{"format_version":"1.2"}';

let folder: string;
beforeEach(() => (folder = temporaryFolder("plan-file")));

function refusal(path: string): string {
  try {
    planFile(path);
  } catch (error) {
    if (error instanceof CannotJudge) return error.message.replaceAll(folder, "FOLDER");
  }
  throw new Error(`${path} was read`);
}

function textOf(path: string): string {
  const input = planFile(path);
  if ("text" in input) return input.text;
  return "bytes" in input ? Buffer.from(input.bytes).toString() : "";
}

onUnix("what may have no end, or is no file", () => {
  const HOW = "not a file of plan JSON; write the plan with: terraform show -json PLANFILE > plan.json";

  test.each(["/dev/zero", "/dev/random", "/dev/null"])("%s is refused before it is read", (device) => {
    expect(refusal(device)).toBe(`${device}: a device, ${HOW}`);
  });

  test("so is a link to it", () => {
    symlinkSync("/dev/zero", join(folder, "plan.json"));
    expect(refusal(join(folder, "plan.json"))).toBe(`FOLDER/plan.json: a device, ${HOW}`);
  });

  test("a folder", () => {
    expect(refusal(folder)).toBe(`FOLDER: a folder, ${HOW}`);
  });

  test("a socket", async () => {
    // GIVEN
    const socket = join(folder, "socket");
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(socket, resolve));
    // WHEN THEN
    expect(refusal(socket)).toBe(`FOLDER/socket: a socket, ${HOW}`);
    await new Promise((resolve) => server.close(resolve));
  });

  test("a link to itself", () => {
    symlinkSync("loop", join(folder, "loop"));
    expect(refusal(join(folder, "loop"))).toBe("FOLDER/loop: cannot be read (ELOOP)");
  });
});

onUnix("a pipe", () => {
  test("is read to its end", () => {
    // GIVEN what a shell makes of <(terraform show -json PLANFILE)
    const pipe = join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    const write = `const fs = require("fs"); fs.writeFileSync(process.argv[1], process.argv[2])`;
    spawn(process.execPath, ["-e", write, pipe, PLAN]);
    // WHEN THEN
    expect(textOf(pipe)).toBe(PLAN);
  });
});

test("a file", () => {
  writeFileSync(join(folder, "plan.json"), PLAN);
  expect(textOf(join(folder, "plan.json"))).toBe(PLAN);
});

test("a file that is no UTF-8, which must not be read as if it were", () => {
  const file = join(folder, "plan.json");
  writeFileSync(file, Buffer.from('{"name": "M\u00fcnchen"}', "latin1"));
  expect(planFile(file)).toEqual({ name: file, bytes: Buffer.from('{"name": "M\u00fcnchen"}', "latin1") });
});

test("a file that holds the replacement character itself", () => {
  writeFileSync(join(folder, "plan.json"), '{"name": "\ufffd"}');
  expect(textOf(join(folder, "plan.json"))).toBe('{"name": "\ufffd"}');
});
