import { cut, oneLine } from "../report/one-line";

/** Longer texts are cut: a report that is read at a glance must not be filled by one of them. */
const LONGEST = 1_000;

/** Ends a word, and nobody sees it; as an entity, so that the source shows it. */
const BREAK = "&#8203;";

/** What is more than text somewhere; an underscore inside a word is not, a colon or dot only makes a link. */
const MARKUP = /[&<>|\\`*~[\]]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|:(?=\/\/)|(?<=www)\.|[@#]/gi;

/**
 * A value of a plan, shown as it is: nothing in it is markup, ends the cell of a table, mentions somebody or is a link.
 * HTML instead of backticks, because a code span cannot hold every backtick, bar and backslash inside a table.
 */
export function code(text: string): string {
  // GitHub mentions nobody in code, but makes links of mail addresses.
  return text === "" ? "" : `<code>${literal(text, "@")}</code>`;
}

/** A sentence that may hold values of a plan: nothing in it is markup, mentions somebody or is a link. */
export function prose(text: string): string {
  return literal(text, "@#");
}

/** Entities are text wherever they stand; what makes more of the word behind it is cut off from it. */
function literal(text: string, cutOff: string): string {
  return cut(oneLine(text), LONGEST).replace(MARKUP, (character) => {
    if (cutOff.includes(character)) return `${character}${BREAK}`;
    return character === "#" ? character : `&#${character.charCodeAt(0)};`;
  });
}
