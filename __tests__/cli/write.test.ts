import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { replaceFile, write } from "../../cli/write";

describe("replacing a file", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "astro-connect-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  test("leaves the whole new text and nothing beside it", () => {
    writeFileSync(join(folder, "report"), "old");
    replaceFile(join(folder, "report"), "new");
    expect(readFileSync(join(folder, "report"), "utf8")).toBe("new");
    expect(readdirSync(folder)).toEqual(["report"]);
  });

  test.each([
    ["a folder that does not exist", join("none", "report"), /its folder does not exist/],
    ["a folder", "taken", /it is a folder/],
  ])("refuses %s and leaves nothing behind", (_what, name, message) => {
    mkdirSync(join(folder, "taken"));
    expect(() => replaceFile(join(folder, name), "x")).toThrow(message);
    expect(readdirSync(folder)).toEqual(["taken"]);
  });
});

describe("writing to a stream", () => {
  function failing(code: string): Writable {
    return new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })),
    });
  }

  test("is content when the reader has gone away", async () => {
    await expect(write(failing("EPIPE"), "x")).resolves.toBeUndefined();
  });

  test("reports any other failure", async () => {
    await expect(write(failing("ENOSPC"), "x")).rejects.toThrow("ENOSPC");
  });
});
