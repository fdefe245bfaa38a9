import type { Box, Link, Picture, Place, Side } from "./model";
import { clean, shorten } from "./text";
import { markWords } from "./words";

/** In pixels at 14 px: Mermaid breaks lines itself, but not inside of words. */
const WIDEST = 420;

/** The picture as a Mermaid flowchart, for Markdown that renders it. */
export function mermaid({ title, description, places, boxes, links }: Picture): string {
  const names = new Map([...places, ...boxes].map(({ id }, index) => [id, `n${index + 1}`]));
  const name = (id: string): string => names.get(id) ?? "n0";
  const inside = (place: string | undefined): readonly Box[] => boxes.filter((box) => box.place === place);
  const lines = [
    "flowchart LR",
    `  accTitle: ${statement(title)}`,
    `  accDescr: ${statement(description)}`,
    ...places.flatMap((place) => [
      `  subgraph ${name(place.id)}["${placeLabel(place)}"]`,
      ...inside(place.id).map((box) => `    ${name(box.id)}${shape(box)}`),
      "  end",
    ]),
    ...inside(undefined).map((box) => `  ${name(box.id)}${shape(box)}`),
    ...links.map(({ from, to, ...link }) => `  ${name(from)} ${arrow(link)} ${name(to)}`),
    ...classes(places, boxes, name),
  ];
  return `${lines.join("\n")}\n`;
}

function arrow({ phase, retired }: Pick<Link, "phase" | "retired">): string {
  return phase === "request" || retired ? "-.->" : "-->";
}

function placeLabel({ title, detail }: Place): string {
  return [title, ...(detail === undefined ? [] : [detail])].map(label).join("<br/>");
}

function shape(box: Box): string {
  const rows = [
    box.caption,
    box.title,
    ...box.lines,
    ...box.marks.map(markWords),
    ...box.services.map(({ name, at }) => (at === undefined ? name : `${name}: ${at}`)),
  ];
  const text = rows.map(label).join("<br/>");
  return box.kind === "connection" ? `(["${text}"])` : `["${text}"]`;
}

/** A row of a label, with everything as an entity that Mermaid or HTML might read as its own. */
function label(text: string): string {
  return (
    shorten(text, WIDEST, 14)
      .replace(
        /[^\p{L}\p{N}\p{M}\p{Extended_Pictographic} .,:/…-]/gu,
        (character) => `#${character.codePointAt(0)};`,
      )
      // Mermaid takes "1. " and "- " for a list of Markdown.
      .replace(/^(\d+)\.(?= )/, "$1#46;")
      .replace(/^-/, "#45;")
      // … and links what begins like an address.
      .replaceAll("://", "#58;//")
  );
}

/** A statement that ends with the line. */
function statement(text: string): string {
  return clean(text).replace(/[;#{}"<>`%]/g, " ");
}

const SIDES: Readonly<Record<Side, string>> = {
  astro: "fill:#f1ebff,stroke:#a58bd8,color:#1c2128",
  customer: "fill:#eaf3ff,stroke:#7aa7dc,color:#1c2128",
  provider: "fill:#eef6ee,stroke:#86b58a,color:#1c2128",
};

function classes(
  places: readonly Place[],
  boxes: readonly Box[],
  name: (id: string) => string,
): readonly string[] {
  const refused = boxes.filter(({ marks }) => marks.some(({ kind }) => kind === "error"));
  const dashed = boxes.filter(({ kind, phase }) => kind === "connection" && phase === "request");
  const line = (
    style: string,
    members: readonly { readonly id: string }[],
    key: string,
  ): readonly string[] =>
    members.length === 0
      ? []
      : [`  classDef ${key} ${style}`, `  class ${members.map(({ id }) => name(id)).join(",")} ${key}`];
  return [
    ...(Object.keys(SIDES) as Side[]).flatMap((side) =>
      line(
        SIDES[side],
        places.filter((place) => place.side === side),
        side,
      ),
    ),
    ...line("stroke-dasharray:6 4", dashed, "request"),
    ...line("stroke:#b3141f,stroke-width:3px", refused, "refused"),
  ];
}
