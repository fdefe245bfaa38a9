import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../support/tools";
import { docs } from "./pages";

test("links, anchors and paths of the pages lead somewhere", () => {
  expect(docs()).toEqual({ exit: 0, stdout: "", stderr: "" });
});

describe("of a page", () => {
  const folder = temporaryFolder("docs");

  beforeEach(() => {
    mkdirSync(join(folder, "docs"), { recursive: true });
    writeFileSync(join(folder, "docs", "there.md"), "# There & `now`\n\n## Twice\n\n## Twice\n");
  });

  const checked = (text: string) => {
    writeFileSync(join(folder, "page.md"), text);
    return docs("--root", folder).stderr;
  };

  test.each([
    "[a](docs/there.md)",
    "[a](docs/there.md#there--now)",
    "[a](docs/there.md#twice-1)",
    "[a](docs)",
    "# Here\n\n[a](#here)",
    "[a](https://example.com/nowhere)",
    "`docs/there.md`, `docs/*.md`, `docs/<page>.md` and `nowhere/page.md`",
    "```\n[a](nowhere.md) `docs/nowhere.md`\n```",
  ])("%j is right", (text) => {
    expect(checked(text)).toBe("");
  });

  test.each([
    ["[a](nowhere.md)", "page.md:1: nowhere.md leads nowhere\n"],
    ["a\n\n[a](docs/there.md#nowhere)", "page.md:3: docs/there.md#nowhere: no heading makes #nowhere\n"],
    ["[a](#nowhere)", "page.md:1: #nowhere: no heading makes #nowhere\n"],
    ["[a](docs#there)", "page.md:1: docs#there: no heading makes #there\n"],
    ["[a](../out.md)", "page.md:1: ../out.md leads out of the repository\n"],
    ["![a](nowhere.svg)", "page.md:1: nowhere.svg leads nowhere\n"],
    ["`docs/nowhere.md`", "page.md:1: `docs/nowhere.md` does not exist\n"],
  ])("%j is found", (text, problem) => {
    expect(checked(text)).toBe(problem);
  });
});
