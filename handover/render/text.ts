import type { HandOver, Note } from "../model";
import { groups } from "./fields";

const RULE = "-".repeat(72);
const BETWEEN = `\n${"=".repeat(72)}\n\n`;

/** Hand-overs as plain text to paste. */
export function text(handOvers: readonly HandOver[]): string {
  return handOvers.map(one).join(BETWEEN);
}

/** What the addressee reads: without subject, and without what is meant for the sender. */
export function body(handOver: HandOver): string {
  const width = Math.max(0, ...handOver.fields.map(({ label }) => label.length));
  return [
    handOver.opening,
    ...groups(handOver.fields).map(({ title, fields }) =>
      [
        ...(title === undefined ? [] : [`${title}:`]),
        ...fields.map(({ label, value }) => `  ${label.padEnd(width)}  ${value}`),
      ].join("\n"),
    ),
    handOver.asks.map((ask, index) => note(ask, `${index + 1}. `)).join("\n"),
  ]
    .filter((part) => part !== "")
    .join("\n\n")
    .trimEnd();
}

function one(handOver: HandOver): string {
  const forYou = [
    ...handOver.missing.map((missing) => note({ text: `Not ready to send: ${missing}.` }, "- ")),
    ...handOver.advice.map((advice) => note(advice, "- ")),
  ];
  const lines = [
    `To:      ${handOver.to}`,
    `Subject: ${handOver.subject}`,
    "",
    body(handOver),
    "",
    ...(forYou.length === 0 ? [] : [RULE, `For you (connection ${handOver.connection}):`, "", ...forYou]),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

function note({ text, code }: Note, bullet: string): string {
  const indent = " ".repeat(bullet.length);
  const lines = (code ?? "").split("\n").map((line) => `\n${indent}  ${line}`);
  return `${bullet}${text}${code === undefined ? "" : `\n${lines.join("")}\n`}`;
}
