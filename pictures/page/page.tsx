import { createHash } from "node:crypto";
import type { ComponentChildren, JSX } from "preact";
import { renderToString } from "preact-render-to-string";
import { count, list } from "../../handover/words";
import { marksOf } from "../marks";
import { PICTURE_STYLE } from "../style";
import { PictureSvg } from "../svg";
import { clean } from "../text";
import { markWords } from "../words";
import { ConnectionPart } from "./connection";
import type { Page, PageConnection } from "./model";
import { Badge, Marks } from "./parts";
import { PAGE_STYLE } from "./style";

/** Of the picture's own size: narrower, and its smallest text could not be read. */
const SMALLEST = 0.72;

/** The whole page as one file: nothing is loaded, nothing runs, and the policy in its head forbids both. */
export function html(page: Page): string {
  return `<!DOCTYPE html>\n${renderToString(<Document {...page} />)}\n`;
}

function Document(page: Page): JSX.Element {
  const style = `${PAGE_STYLE}${PICTURE_STYLE}.picture svg{min-width:${Math.round(page.sheet.width * SMALLEST)}px}`;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy(style)} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <title>{`${clean(page.file)}: connections of Astro`}</title>
        {/* Else a browser asks the server for one. */}
        <link rel="icon" href="data:," />
        {/* Ours alone, with nothing of the file in it but a number; the policy holds its hash. */}
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <Header {...page} />
        <main>
          <Overview {...page} />
          <Picture {...page} />
          {page.connections.map((connection) => (
            <ConnectionPart {...connection} />
          ))}
          <Leftovers {...page} />
        </main>
        <footer>
          <p>
            Judged at synth on <time dateTime={page.today}>{page.today}</time>; what only a plan can know is
            not in it. <code>npx astro-connect plan</code> judges plans.
          </p>
        </footer>
      </body>
    </html>
  );
}

/** Nothing from anywhere, no script, and no style but the one whose hash it holds. */
function policy(style: string): string {
  const hash = createHash("sha256").update(style).digest("base64");
  return [
    "default-src 'none'",
    `style-src 'sha256-${hash}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function Header({ file, connections }: Page): JSX.Element {
  const complete = connections.filter(
    ({ progress }) => progress.phase === "complete" && !progress.retired,
  ).length;
  const retired = connections.filter(({ progress }) => progress.retired).length;
  const open = connections.length - complete - retired;
  const phases = [
    ...(complete === 0 ? [] : [`${complete} complete`]),
    ...(open === 0 ? [] : [`${open} in the request phase`]),
    ...(retired === 0 ? [] : [`${retired} retired`]),
  ];
  const marks = marksOf(connections.flatMap(({ findings }) => findings)).map(markWords);
  return (
    <header>
      <h1>Connections of Astro</h1>
      <p>
        <code>{clean(file)}</code>: {count(connections.length, "connection")}
        {phases.length === 0 ? "" : `, ${list(phases)}`}. Policies:{" "}
        {marks.length === 0 ? "nothing found" : list(marks)}.
      </p>
    </header>
  );
}

function Overview({ connections, remarks }: Page): JSX.Element {
  return (
    <Section id="overview" title="Who is awaited">
      {connections.length === 0 ? (
        <p>No connections in the file.</p>
      ) : (
        <ul class="overview">
          {connections.map((connection) => (
            <OverviewItem {...connection} />
          ))}
        </ul>
      )}
      {remarks.length > 0 && (
        <ul class="remarks">
          {remarks.map((remark) => (
            <li>{clean(remark)}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function OverviewItem({ progress, findings, handOvers }: PageConnection): JSX.Element {
  const { id, name, clusters, retired, phase } = progress;
  const parties = [...new Set(clusters.flatMap(({ awaited }) => awaited.map(({ from }) => from)))];
  return (
    <li>
      <a href={`#c-${id}`}>{clean(name)}</a> <Badge kind={retired ? "retired" : phase} />
      <Marks findings={findings} />
      <p>{parties.length === 0 ? "Nobody is awaited." : `Awaited: ${clean(list(parties))}.`}</p>
      {handOvers.length > 0 && <p>{count(handOvers.length, "ticket")} to send.</p>}
    </li>
  );
}

function Picture({ sheet }: Page): JSX.Element {
  return (
    <Section id="picture" title="Picture">
      <p class="narrow">It scrolls sideways.</p>
      {/* Where it is wider than the window it scrolls by itself, with the keyboard as well. */}
      <div
        class="picture"
        tabIndex={0}
        role="region"
        aria-label="Picture of the connections; scrolls sideways"
      >
        <PictureSvg sheet={sheet} style={false} />
      </div>
    </Section>
  );
}

function Leftovers({ orphans }: Page): JSX.Element | null {
  if (orphans.length === 0) return null;
  return (
    <Section id="left-behind" title="Left behind by connections that are no longer in the file">
      <ul>
        {orphans.map(({ path, next }) => (
          <li>
            <code>{clean(path)}</code>: {clean(next)}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Section(props: {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  const heading = `${props.id}-heading`;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{props.title}</h2>
      {props.children}
    </section>
  );
}
