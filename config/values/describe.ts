const LONGEST = 60;

/** Says what was found, short enough for one line and without the password of a URL. */
export function describe(found: unknown): string {
  switch (typeof found) {
    case "undefined":
      return "nothing";
    case "string":
      return found === "" ? "an empty text" : quote(found);
    case "number":
    case "bigint":
      return `the number ${found}`;
    case "boolean":
      return `the boolean ${found}`;
    default:
      if (found === null) return "an empty value";
      return Array.isArray(found) ? "a list" : "a mapping";
  }
}

function quote(text: string): string {
  const safe = text.replace(/:\/\/\S*@/g, "://***@");
  const short = safe.length > LONGEST ? `${safe.slice(0, LONGEST)}…` : safe;
  // JSON leaves DEL, C1 and the bidirectional controls alone: a terminal must not obey them.
  return JSON.stringify(short).replace(
    /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
