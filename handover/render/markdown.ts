import type { HandOver, Note } from "../model";
import { groups } from "./fields";

/** Hand-overs as Markdown: one heading each, fields as a table. */
export function markdown(handOvers: readonly HandOver[]): string {
  return handOvers.map(one).join("\n");
}

function one(handOver: HandOver): string {
  const forYou = [
    ...handOver.missing.map((missing) => note({ text: `${missing}.` }, "- **Not ready to send:** ")),
    ...handOver.advice.map((advice) => note(advice, "- ")),
  ];
  return [
    `## ${escape(handOver.subject)}`,
    `**To:** ${escape(handOver.to)}`,
    escape(handOver.opening),
    ...groups(handOver.fields).map(({ title, fields }) =>
      [
        ...(title === undefined ? [] : [`**${escape(title)}**`, ""]),
        "| | |",
        "|---|---|",
        ...fields.map(({ label, value }) => `| ${cell(label)} | ${cell(value)} |`),
      ].join("\n"),
    ),
    handOver.asks.map((ask, index) => note(ask, `${index + 1}. `)).join("\n\n"),
    ...(forYou.length === 0 ? [] : ["### For you, before and after you send it", forYou.join("\n\n")]),
  ]
    .filter((part) => part !== "")
    .join("\n\n")
    .concat("\n");
}

function note({ text, code }: Note, bullet: string): string {
  const indent = " ".repeat(bullet.indexOf(" ") + 1);
  if (code === undefined) return `${bullet}${escape(text)}`;
  const lines = code.split("\n").map((line) => `${indent}${line}`);
  return [`${bullet}${escape(text)}`, "", `${indent}\`\`\``, ...lines, `${indent}\`\`\``].join("\n");
}

function cell(value: string): string {
  return escape(value).replaceAll("|", "\\|");
}

/** Keeps `<known after deploy: …>` from being read as HTML; code in backticks stays as it is. */
function escape(value: string): string {
  return value
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith("`") ? part : part.replace(/[<*[\]]/g, "\\$&")))
    .join("");
}
