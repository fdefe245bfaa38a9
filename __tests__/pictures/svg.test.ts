import { layOut, pictureOf, svg } from "../../pictures";
import { peering, requested } from "../handover/fixtures";
import { finding, FILES, hostile, pictureOfFile, thirtyConnections } from "./samples";

const TAG = /<(\/?)([a-z]+)((?: [a-zA-Z-]+="[^"<]*")*)(\/?)>/g;

/** Throws unless the text is well-formed as XML has it. @returns the names of its elements, in order */
function elements(xml: string): readonly string[] {
  const open: string[] = [];
  const names: string[] = [];
  for (const [, end, name, , empty] of xml.matchAll(TAG)) {
    if (end === "/") {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing`);
      continue;
    }
    names.push(name!);
    if (empty !== "/") open.push(name!);
  }
  const text = xml.replace(TAG, "");
  if (open.length > 0) throw new Error(`<${open.join("><")}> is not closed`);
  if (/[<\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\]\]>|&(?!(amp|lt|gt|quot|#\d+);)/.test(text))
    throw new Error(text);
  return names;
}

async function drawn(picture: Parameters<typeof layOut>[0]): Promise<string> {
  return svg(await layOut(picture));
}

test.each(FILES)("%s: well-formed, with a title, a description and a style for the dark", async (file) => {
  const xml = await drawn(pictureOfFile(file));
  const names = elements(xml);
  expect(names[0]).toBe("svg");
  expect(xml).toContain('xmlns="http://www.w3.org/2000/svg"');
  expect(xml).toContain(`<title id="ac-title">${file}: `);
  expect(xml).toMatch(/<desc id="ac-description">\d connections? of \d Astro cluster/);
  expect(xml).toContain('role="img" aria-labelledby="ac-title ac-description"');
  expect(xml).toContain("@media (prefers-color-scheme:dark)");
  expect(xml).not.toMatch(/href|url\(|@import|<script|<image|<foreignObject/);
});

test("thirty connections: the same bytes each time", async () => {
  const once = await drawn(pictureOf(thirtyConnections()));
  elements(once);
  expect((await drawn(pictureOf(thirtyConnections()))) === once).toBe(true);
});

test("names are text, whatever they look like, and steer no display", async () => {
  const xml = await drawn(pictureOf(hostile()));
  const names = new Set(elements(xml));
  expect([...names].sort()).toEqual(
    ["circle", "desc", "g", "path", "rect", "style", "svg", "text", "title"].sort(),
  );
  expect(xml).toContain("&lt;script>alert(1)&lt;/script>");
  expect(xml).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u0000]|[\ud800-\udbff](?![\udc00-\udfff])/);
  expect(xml).toContain("قاعدة");
});

test("phases differ in their lines and in words, and findings in sign, colour and words", async () => {
  const waived = { reason: "agreed", owner: "network", expires: "2026-12-31" };
  const xml = await drawn(
    pictureOf({
      file: "f",
      connections: [peering({ clusters: [requested] })],
      findings: [
        finding("orders"),
        finding("orders", { severity: "warning" }),
        finding("orders", { waived }),
      ],
    }),
  );
  expect(xml.match(/<g class="link complete"><title>[^<]*complete phase</g)).toHaveLength(2);
  expect(xml).toContain('<g class="box connection complete refused">');
  expect(xml).toMatch(/<path class="error" [^>]*><\/path><text class="error"[^>]*>1 error</);
  expect(xml).toMatch(/<path class="warning" [^>]*><\/path><text class="warning"[^>]*>1 warning</);
  expect(xml).toMatch(/<path class="waived" [^>]*><\/path><text class="waived"[^>]*>1 waived</);
});

test("nothing to draw: says so", async () => {
  const xml = await drawn(pictureOf({ file: "empty.yaml", connections: [], findings: [] }));
  elements(xml);
  expect(xml).toContain(">No connections.</text>");
});
