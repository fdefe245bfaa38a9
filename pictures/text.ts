/** Text as pictures and pages may show it, and how wide it is at most. */

/** What steers a reader's display instead of being read: controls, and overrides of the writing direction. */
const STEERING = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/g;
/** What XML cannot hold. */
const NO_XML = /[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text of one line, without what steers a display and what XML cannot hold. */
export function clean(text: string): string {
  return harmless(text.replace(/\s+/g, " ")).trim();
}

/** A text of several lines, without the same. */
export function cleanLines(text: string): string {
  return text.split("\n").map(harmless).join("\n");
}

function harmless(text: string): string {
  return text.replace(STEERING, "\ufffd").replace(NO_XML, "\ufffd");
}

const SEGMENTER = new Intl.Segmenter();

/** Characters as a reader counts them. No more than three marks each: some pile them up without end. */
export function characters(text: string): readonly string[] {
  return Array.from(SEGMENTER.segment(text), ({ segment }) => segment.replace(/(\p{M}{3})\p{M}+/gu, "$1"));
}

/**
 * How wide a text is at most, in pixels, in the common sans-serif fonts, of which Verdana and DejaVu Sans are the
 * widest. Which one a reader has is not known when a picture is drawn, so boxes are made for the widest.
 */
export function textWidth(text: string, size: number, bold = false): number {
  const ems = characters(text).reduce((sum, character) => sum + em(character), 0);
  return Math.ceil(ems * size * (bold ? 1.12 : 1));
}

function em(character: string): number {
  if (/^[ijlIt.,:;'|!()[\]/ -]$/.test(character)) return 0.46;
  if (/^[mwMW@%&]/.test(character)) return 1.02;
  if (/^[A-Z+=<>#~^]/.test(character)) return 0.84;
  if (/^[\u0020-\u007e]/.test(character)) return 0.65;
  // Letters of Latin, Greek, Cyrillic, Hebrew, Arabic; everything else may be as wide as an ideograph or an emoji.
  return /^[\u00a0-\u07ff]/.test(character) ? 0.9 : 1.3;
}

/** A text that is no wider than `width`, cut with an ellipsis where it is. */
export function shorten(text: string, width: number, size: number, bold = false): string {
  const whole = characters(clean(text));
  if (textWidth(whole.join(""), size, bold) <= width) return whole.join("");
  let kept = "";
  for (const character of whole) {
    if (textWidth(`${kept}${character}…`, size, bold) > width) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
