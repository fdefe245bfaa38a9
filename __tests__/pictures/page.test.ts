import { createHash } from "node:crypto";
import type { Connection } from "../../config/model";
import type { Finding } from "../../gate";
import { airflowConnection, body, handOvers, progress } from "../../handover";
import { html, layOut, pictureOf } from "../../pictures";
import { peering, requested } from "../handover/fixtures";
import { finding, HOSTILE_NAMES, hostile } from "./samples";

async function pageOf(
  connections: readonly Connection[],
  findings: readonly Finding[] = [],
  more: {
    readonly remarks?: readonly string[];
    readonly orphans?: readonly { path: string; next: string }[];
  } = {},
): Promise<string> {
  const file = "connections.yaml";
  return html({
    file,
    today: "2026-11-27",
    sheet: await layOut(pictureOf({ file, connections, findings })),
    connections: connections.map((connection) => ({
      progress: progress(connection),
      findings: findings
        .filter(({ plan }) => plan === connection.id)
        .map((each) => ({ ...each, link: `https://example.com/${each.rule}.md` })),
      handOvers: handOvers(connection).filter(({ due }) => due),
      services: connection.services.map((service) => ({
        name: service.name,
        airflow: airflowConnection(service),
      })),
    })),
    remarks: [],
    orphans: [],
    ...more,
  });
}

/** The text between tags, as a browser shows it. */
function shown(page: string): string {
  return page
    .replace(/<style>.*?<\/style>/s, "")
    .replace(/<[^>]*>/g, "\n")
    .replace(
      /&(lt|gt|quot|#39|amp);/g,
      (_entity, name: string) => ({ lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" })[name]!,
    );
}

test("loads nothing and runs nothing: the policy allows its one style and no more", async () => {
  const page = await pageOf([peering()]);
  const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
  const styles = [...page.matchAll(/<style>(.*?)<\/style>/gs)].map(([, style]) => style!);
  expect(styles).toHaveLength(1);
  const hash = createHash("sha256").update(styles[0]!).digest("base64");
  expect(policy).toBe(
    `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`,
  );
  expect(page).not.toMatch(
    /<script|<iframe|<img|<object|<form|\sstyle=|\son[a-z]+=|\ssrc=|url\(|@import|http-equiv="refresh"/i,
  );
  expect([...page.matchAll(/<link [^>]*>/g)].map(String)).toEqual(['<link rel="icon" href="data:,"/>']);
  // The policy must come before what it is to hold back.
  expect(page.indexOf("Content-Security-Policy")).toBeLessThan(page.indexOf("<style>"));
});

test("tells status, tickets word for word, the Airflow connection and the picture", async () => {
  const connection = peering({
    clusters: [requested],
    services: [{ name: "orders", host: "orders.internal.example.com", ports: [5432] }],
  });
  const page = await pageOf([connection]);
  const text = shown(page);
  expect(text).toContain("requested by Astronomer: pcx-0123456789abcdef0");
  expect(text).toContain("acceptance, within 7 days of the request, from you");
  const due = handOvers(connection).filter((each) => each.due);
  expect(due.length).toBeGreaterThan(0);
  for (const each of due) {
    expect(text).toContain(body(each));
    expect(text).toContain(each.subject);
  }
  expect(text).toContain("AIRFLOW_CONN_ORDERS='{");
  expect(page).toContain('<svg xmlns="http://www.w3.org/2000/svg" class="ac"');
  expect(page).toContain('<a href="#c-orders">');
  expect(page).toContain('id="c-orders"');
});

test("tells findings with place, found, expected and fix; waived ones apart, with who, why and until when", async () => {
  const waived = { reason: "agreed with the network team", owner: "network", expires: "2026-12-31" };
  const findings = [
    finding("orders"),
    finding("orders", { severity: "note", address: null, source: null, waived }),
  ];
  const page = await pageOf([peering()], findings);
  const text = shown(page).replace(/\n+/g, "\n");
  expect(text).toContain("Policies: 1 error and 1 waived.");
  expect(text).toContain("\nerror\n \nThe VPC overlaps the cluster\n \nvpc-peering/cidr-overlap\n");
  expect(text).toContain("\nWhere\nconnections.yaml:14:7\n \naws_route.to_astro[0]\n");
  expect(text).toContain("\nExpected\nno overlap\nFound\n10.0.0.0/16\nFix\nRenumber the VPC.\n");
  expect(text).toContain("\nWaived\nuntil \n2026-12-31\n by network: agreed with the network team\n");
  expect(text).toContain("the stack as a whole");
  expect(page).toContain('<a href="https://example.com/vpc-peering/cidr-overlap.md" rel="noreferrer">');
});

test("tells remarks and what was left behind", async () => {
  const text = shown(
    await pageOf([], [], {
      remarks: ["waiver 1 is idle"],
      orphans: [{ path: "terraform.gone.tfstate", next: "Put connection gone back." }],
    }),
  );
  expect(text).toContain("No connections in the file.");
  expect(text).toContain("waiver 1 is idle");
  expect(text).toMatch(/terraform\.gone\.tfstate\n+: Put connection gone back\./);
});

test("names are text, whatever they look like, in the page as in the picture", async () => {
  const { connections } = hostile();
  const findings = HOSTILE_NAMES.map((name, n) =>
    finding(`hostile-${n}`, {
      message: name,
      expected: name,
      actual: name,
      remediation: name,
      address: name,
    }),
  );
  const page = await pageOf(connections, findings);
  expect(page).not.toMatch(/<script|<img|<b>|\sonerror="/i);
  expect(page).not.toMatch(/[\u0000\u202a-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])/);
  expect(page.match(/<\/title>/g)!.length).toBe(page.match(/<title[ >]/g)!.length);
  const tags = new Set([...page.matchAll(/<([a-z][a-z0-9]*)/gi)].map(([, tag]) => tag));
  for (const tag of ["script", "img", "b", "iframe"]) expect(tags.has(tag)).toBe(false);
  expect(shown(page)).toContain("<script>alert(1)</script>");
});

test("the same on the same day: the same bytes", async () => {
  expect((await pageOf([peering()])) === (await pageOf([peering()]))).toBe(true);
});
