/**
 * Pictures and pages in a real browser: light and dark, on a phone and on a desk. `ASTRO_CONNECT_SCREENSHOTS=FOLDER` keeps what
 * it looks like.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { loadDeclaration } from "../../config/load";
import type { Connection } from "../../config/model";
import type { Finding } from "../../gate";
import { airflowConnection, body, handOvers, progress } from "../../handover";
import { html, layOut, mermaid, type Picture, pictureOf, svg } from "../../pictures";
import { ProjectFolder, requireBuilt } from "../cli/astro-connect";
import {
  FILES,
  finding,
  HOSTILE_NAMES,
  hostile,
  pictureOfFile,
  thirtyConnections,
} from "../pictures/samples";
import { describeWith, temporaryFolder } from "../support/tools";
import { type Browser, chromium, type Context, launch, open, type Scheme, scriptOf } from "./support/browser";
import { UNREADABLE } from "./support/look";

const ROOT = join(__dirname, "..", "..");
const SCREENSHOTS = process.env["ASTRO_CONNECT_SCREENSHOTS"];
const LOOKS: readonly (readonly [Scheme, number])[] = [
  ["light", 375],
  ["dark", 375],
  ["light", 1280],
  ["dark", 1280],
];

const WAIVED = { reason: "agreed with the network team", owner: "network", expires: "2026-12-31" };

/** The page of connections, as `report` makes it. */
async function pageOf(connections: readonly Connection[], findings: readonly Finding[]): Promise<string> {
  const file = "connections.yaml";
  return html({
    file,
    today: "2026-11-27",
    sheet: await layOut(pictureOf({ file, connections, findings })),
    connections: connections.map((connection) => ({
      progress: progress(connection),
      findings: findings
        .filter(({ plan }) => plan === connection.id)
        .map((each) => ({ ...each, link: "https://example.com/" })),
      handOvers: handOvers(connection).filter(({ due }) => due),
      services: connection.services.map((service) => ({
        name: service.name,
        airflow: airflowConnection(service),
      })),
    })),
    remarks: ["waiver 3 is idle"],
    orphans: [{ path: "terraform.gone.tfstate", next: "Put connection gone back into the file." }],
  });
}

function findingsOf(ids: readonly string[]): readonly Finding[] {
  return ids.flatMap((id) => [
    finding(id),
    finding(id, { severity: "warning" }),
    finding(id, { severity: "note", address: null, source: null }),
    finding(id, { waived: WAIVED }),
  ]);
}

describeWith(chromium, "pictures and pages in Chromium", (program) => {
  const folder = temporaryFolder("pictures");
  const contexts = new Map<string, Context>();
  let browser: Browser;

  const contextOf = (scheme: Scheme, width: number): Context => contexts.get(`${scheme} ${width}`)!;
  const write = (name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return pathToFileURL(file).href;
  };

  beforeAll(async () => {
    requireBuilt();
    if (SCREENSHOTS !== undefined) mkdirSync(SCREENSHOTS, { recursive: true });
    browser = await launch(program);
    for (const [scheme, width] of LOOKS)
      contexts.set(
        `${scheme} ${width}`,
        await browser.newContext({ colorScheme: scheme, viewport: { width, height: 900 } }),
      );
  });
  afterAll(() => browser?.close());

  describe.each([
    ["connections.yaml", (): Promise<string> => Promise.resolve(report())],
    [
      "with findings",
      (): Promise<string> => {
        const { connections } = loadDeclaration(join(ROOT, "connections.yaml")).declaration;
        return pageOf(connections, findingsOf(connections.map(({ id }) => id)));
      },
    ],
    [
      "thirty connections",
      (): Promise<string> => pageOf(thirtyConnections().connections, findingsOf(["connection-3"])),
    ],
    [
      "hostile names",
      (): Promise<string> =>
        pageOf(
          hostile().connections,
          HOSTILE_NAMES.map((name, n) =>
            finding(`hostile-${n}`, {
              message: name,
              expected: name,
              actual: name,
              address: name,
              remediation: name,
            }),
          ),
        ),
    ],
    ["no connections", (): Promise<string> => pageOf([], [])],
  ])("the page of %s", (name, make) => {
    let url: string;
    beforeAll(async () => (url = write(`${name.replaceAll(" ", "-")}.html`, await make())));

    test.each(LOOKS)(
      "%s, %i pixels wide: complete, accessible, and no wider than the window",
      async (scheme, width) => {
        const { tab, said } = await open(contextOf(scheme, width), url);
        if (SCREENSHOTS !== undefined)
          await tab.screenshot({ path: join(SCREENSHOTS, `${name}-${scheme}-${width}.png`), fullPage: true });
        await tab.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))");
        const [content, window_] = await tab.evaluate<[number, number]>(
          "[document.documentElement.scrollWidth, document.documentElement.clientWidth]",
        );
        expect(content).toBeLessThanOrEqual(window_);
        const { texts, wrong } = await tab.evaluate<{ texts: number; wrong: string[] }>(UNREADABLE);
        expect(wrong).toEqual([]);
        expect(texts).toBeGreaterThan(0);
        await tab.evaluate(`${scriptOf("axe-core", "axe.min.js")}; undefined`);
        const violations = await tab.evaluate<string[]>(
          `axe.run({ resultTypes: ["violations"] }).then(({ violations }) =>
           violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html.slice(0, 200))))`,
        );
        expect(violations).toEqual([]);
        expect(said).toEqual([]);
      },
    );
  });

  test("a ticket opens with the keyboard, and one click selects the whole of its text", async () => {
    const { connections } = loadDeclaration(join(ROOT, "connections.yaml")).declaration;
    const [connection] = connections;
    const [due] = handOvers(connection!).filter((each) => each.due);
    const { tab } = await open(contextOf("light", 1280), write("one.html", await pageOf([connection!], [])));
    await tab.focus("summary");
    await tab.keyboard.press("Enter");
    expect(await tab.evaluate("document.querySelector('details').open")).toBe(true);
    await tab.click('.copy[aria-label="Text"]');
    expect(await tab.evaluate("getSelection().toString().trimEnd()")).toBe(body(due!));
  });

  test("a wide picture scrolls by itself, with the keyboard", async () => {
    const { tab } = await open(contextOf("light", 375), write("wide.html", report()));
    await tab.focus(".picture");
    await tab.keyboard.press("ArrowRight");
    await tab.evaluate("new Promise((done) => setTimeout(done, 500))");
    expect(await tab.evaluate("document.querySelector('.picture').scrollLeft")).toBeGreaterThan(0);
  });

  const pictures: readonly (readonly [string, () => Picture])[] = [
    ...FILES.map((file) => [file, () => pictureOfFile(file)] as const),
    ["thirty connections", () => pictureOf(thirtyConnections())],
    ["hostile names", () => pictureOf(hostile())],
    ["no connections", () => pictureOf({ file: "empty.yaml", connections: [], findings: [] })],
  ];

  test.each(pictures)(
    "the SVG of %s: every text is whole and stands out, light and dark",
    async (name, make) => {
      const url = write(`${name.replaceAll(/[ /]/g, "-")}.svg`, svg(await layOut(make())));
      const grounds = [];
      for (const scheme of ["light", "dark"] as const) {
        const { tab, said } = await open(contextOf(scheme, 1280), url);
        expect(await tab.evaluate("document.documentElement.localName")).toBe("svg");
        expect(await tab.evaluate<{ wrong: string[] }>(UNREADABLE)).toMatchObject({ wrong: [] });
        grounds.push(await tab.evaluate("getComputedStyle(document.querySelector('.sheet')).fill"));
        expect(said).toEqual([]);
      }
      expect(grounds[0]).not.toBe(grounds[1]);
    },
  );

  test.each(pictures.filter(([name]) => name !== "no connections"))(
    "Mermaid draws %s: every box with its name as text, every line, and nothing else happens",
    async (_name, make) => {
      const picture = make();
      const { tab, said } = await open(contextOf("light", 1280), "about:blank");
      await tab.addScriptTag({ content: scriptOf("mermaid", "dist/mermaid.min.js") });
      const drawn = await tab.evaluate<{
        boxes: number;
        lines: number;
        text: string;
        scripts: number;
        links: number;
      }>(
        `(async () => {
          mermaid.initialize({ startOnLoad: false, maxEdges: 1000 });
          const { svg } = await mermaid.render("picture", ${JSON.stringify(mermaid(picture))});
          document.body.innerHTML = svg;
          const count = (selector) => document.body.querySelectorAll(selector).length;
          return {
            boxes: count(".node"),
            lines: count(".edgePaths path"),
            text: document.body.textContent,
            scripts: count("script, img, iframe"),
            links: count("a"),
          };
        })()`,
      );
      expect(drawn).toMatchObject({
        boxes: picture.boxes.length,
        lines: picture.links.length,
        scripts: 0,
        links: 0,
      });
      for (const { title } of picture.boxes.filter(({ title }) => /^[\w .-]{1,30}$/.test(title)))
        expect(drawn.text).toContain(title);
      if (picture.boxes.some(({ title }) => title === HOSTILE_NAMES[0])) {
        expect(drawn.text).toContain("<script>alert(1)</script>");
        expect(drawn.text).toContain("#quot;#35;;#");
      }
      expect(said).toEqual([]);
    },
  );
});

/** What the program itself writes for this project's connections.yaml. */
function report(): string {
  const project = new ProjectFolder({
    "connections.yaml": readFileSync(join(ROOT, "connections.yaml"), "utf8"),
  });
  const { exit, stdout, stderr } = project.run(["report"]);
  project.remove();
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
  return stdout;
}
