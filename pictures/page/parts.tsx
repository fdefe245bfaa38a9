import type { JSX } from "preact";
import type { Phase } from "../../config/model";
import type { Finding } from "../../gate";
import { marksOf } from "../marks";
import { clean, cleanLines } from "../text";
import { markWords } from "../words";

/** The phase of something, as a label. */
export function Badge({ kind }: { readonly kind: Phase | "retired" }): JSX.Element {
  return <span class={`badge ${kind}`}>{kind === "retired" ? kind : `${kind} phase`}</span>;
}

/** How many findings there are of each kind. */
export function Marks({ findings }: { readonly findings: readonly Finding[] }): JSX.Element {
  return (
    <>
      {marksOf(findings).map((mark) => (
        <>
          {" "}
          <span class={`badge ${mark.kind}`}>{markWords(mark)}</span>
        </>
      ))}
    </>
  );
}

/** A sentence whose `code` is in backticks, as hand-overs have it. */
export function Prose({ text }: { readonly text: string }): JSX.Element {
  return (
    <>
      {clean(text)
        .split(/`([^`]*)`/)
        .map((part, index) => (index % 2 === 0 ? part : <code>{part}</code>))}
    </>
  );
}

/** A text to copy: one click selects all of it. */
export function Copyable({ label, text }: { readonly label: string; readonly text: string }): JSX.Element {
  return (
    <pre class="copy" tabIndex={0} role="group" aria-label={label}>
      {cleanLines(text)}
    </pre>
  );
}
