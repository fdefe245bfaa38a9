/**
 * Text from outside as a line that cannot do more than be read: no line breaks, nothing that steers a terminal or turns
 * the direction of writing, and nothing that a CI system takes for a command (`::error::` at the start of a line,
 * `##[error]` or `##vso[…]` anywhere in it). What is taken out is shown as `\uXXXX`.
 */
export function oneLine(text: string): string {
  return wellFormed(text)
    .split(/[\r\n]+/)
    .map((part, i) => (i === 0 ? part.trimEnd() : part.trim()))
    .join(" ")
    .replace(UNPRINTABLE, escaped)
    .replace(/^(\s*):(?=:)/, "$1\\u003a")
    .replace(/##(\w*)\[/g, "##$1\\u005b");
}

/** Text without halves of surrogate pairs, which XML and URLs cannot hold. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}

/** Text that is cut where it is longer than `most`, and says so. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : `${wellFormed(text.slice(0, most - 1))}…`;
}

/** Control characters, separators of lines, marks without width, and marks of direction. */
const UNPRINTABLE =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
