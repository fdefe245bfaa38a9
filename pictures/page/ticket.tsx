import type { JSX } from "preact";
import { body, type HandOver, type Note } from "../../handover";
import { clean } from "../text";
import { Copyable, Prose } from "./parts";

/** A hand-over to send now: to whom, what to paste, and what the sender is to mind. */
export function Ticket(handOver: HandOver): JSX.Element {
  const { to, subject, ready, missing, advice } = handOver;
  return (
    <details class="ticket">
      <summary>
        {clean(subject)} <span class="soft">to {clean(to)}</span>
        {!ready && (
          <>
            {" "}
            <span class="badge warning">not ready</span>
          </>
        )}
      </summary>
      {missing.length > 0 && (
        <ul>
          {missing.map((each) => (
            <li>
              Not ready to send: <Prose text={each} />.
            </li>
          ))}
        </ul>
      )}
      <p class="soft">One click selects all of a text below.</p>
      <Copyable label="Subject" text={subject} />
      <Copyable label="Text" text={body(handOver)} />
      {advice.length > 0 && (
        <>
          <p>For you, before and after you send it:</p>
          <ul>
            {advice.map((note) => (
              <Advice {...note} />
            ))}
          </ul>
        </>
      )}
    </details>
  );
}

function Advice({ text, code }: Note): JSX.Element {
  return (
    <li>
      <Prose text={text} />
      {code !== undefined && <Copyable label="To copy" text={code} />}
    </li>
  );
}
