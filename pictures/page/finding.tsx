import type { JSX } from "preact";
import { clean } from "../text";
import type { PageFinding } from "./model";

/** A finding: what, where, what was expected and found, how to fix it, or who has waived it until when. */
export function FindingPart(finding: PageFinding): JSX.Element {
  const { severity, rule, link, message, expected, actual, remediation, address, source, waived } = finding;
  const kind = waived === null ? severity : "waived";
  return (
    <li class={`finding ${kind}`}>
      <p>
        <span class={`badge ${kind}`}>{kind}</span> <strong>{sentence(message)}</strong>{" "}
        <a href={link} rel="noreferrer">
          {rule}
        </a>
      </p>
      <dl>
        <dt>Where</dt>
        <dd>
          {source !== null && (
            <>
              <code>{`${clean(source.file)}:${source.line}:${source.column}`}</code>{" "}
            </>
          )}
          <code>{clean(address ?? "the stack as a whole")}</code>
        </dd>
        <dt>Expected</dt>
        <dd>{clean(expected)}</dd>
        <dt>Found</dt>
        <dd>{clean(actual)}</dd>
        {waived === null ? (
          <>
            <dt>Fix</dt>
            <dd>{clean(remediation)}</dd>
          </>
        ) : (
          <>
            <dt>Waived</dt>
            <dd>
              until <time dateTime={waived.expires}>{waived.expires}</time> by {clean(waived.owner)}:{" "}
              {clean(waived.reason)}
            </dd>
          </>
        )}
      </dl>
    </li>
  );
}

function sentence(text: string): string {
  const whole = clean(text);
  return whole.charAt(0).toUpperCase() + whole.slice(1);
}
