import type { JSX } from "preact";
import { renderToString } from "preact-render-to-string";
import {
  type PlacedBox,
  type PlacedLink,
  type PlacedPlace,
  type Point,
  PLACE_TITLE,
  type Sheet,
} from "./layout";
import type { Mark } from "./model";
import { indentOf, PADDING, type Row, ROW_STYLES } from "./rows";
import { PICTURE_STYLE } from "./style";
import { clean } from "./text";
import { phaseWord } from "./words";

const LEGEND_HEIGHT = 34;

/** The picture as an SVG file of its own: light or dark as the reader's system is. */
export function svg(sheet: Sheet): string {
  // The one thing that HTML leaves as it is and XML forbids.
  return `${renderToString(<PictureSvg sheet={sheet} style />).replaceAll("]]>", "]]&gt;")}\n`;
}

/**
 * The picture as an element.
 * @param props.style - whether it brings its style along; a page has it in its own
 */
export function PictureSvg({
  sheet,
  style,
}: {
  readonly sheet: Sheet;
  readonly style: boolean;
}): JSX.Element {
  const width = Math.max(sheet.width, 420);
  const height = sheet.height + LEGEND_HEIGHT;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class="ac"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-labelledby="ac-title ac-description"
    >
      <title id="ac-title">{sheet.title}</title>
      <desc id="ac-description">{sheet.description}</desc>
      {style && <style>{PICTURE_STYLE}</style>}
      <rect class="sheet" width={width} height={height} />
      {sheet.boxes.length === 0 && (
        <text x={16} y={24} font-size={14}>
          No connections.
        </text>
      )}
      {[...sheet.places.map(PlaceShape), ...sheet.links.map(LinkShape), ...sheet.boxes.map(BoxShape)].map(
        // A line each, so that a changed picture is a readable diff.
        (shape) => ["\n", shape],
      )}
      {sheet.boxes.length > 0 && <Legend y={sheet.height} />}
    </svg>
  );
}

function PlaceShape({ place, title, x, y, width, height }: PlacedPlace): JSX.Element {
  return (
    <g class={`place ${place.side}`}>
      <rect x={x} y={y} width={width} height={height} rx={10} />
      <text class="place-title" x={x + PADDING} y={y + 19} font-size={PLACE_TITLE.size}>
        {title}
      </text>
      {place.detail !== undefined && (
        <text class="place-detail" x={x + PADDING} y={y + 35} font-size={11}>
          {clean(place.detail)}
        </text>
      )}
    </g>
  );
}

function BoxShape({ box, rows, x, y, width, height }: PlacedBox): JSX.Element {
  const state = [
    "box",
    box.kind,
    ...(box.retired ? ["retired"] : box.phase === undefined ? [] : [box.phase]),
    ...(box.marks.some(({ kind }) => kind === "error") ? ["refused"] : []),
  ];
  return (
    <g class={state.join(" ")}>
      <title>{[box.title, box.caption, ...box.lines].map(clean).join(", ")}</title>
      <rect x={x} y={y} width={width} height={height} rx={box.kind === "connection" ? 14 : 6} />
      {rows.map((row) => (
        <RowText row={row} x={x} y={y} />
      ))}
    </g>
  );
}

function RowText({ row, x, y }: { readonly row: Row; readonly x: number; readonly y: number }): JSX.Element {
  const { kind, text, whole, mark } = row;
  const at = { x: x + PADDING, y: y + row.y };
  return (
    <>
      {mark !== undefined && <Sign mark={mark} x={at.x + 5} y={at.y - 4} />}
      {kind === "service" && <circle class="bullet" cx={at.x + 5} cy={at.y - 4} r={3.5} />}
      <text class={mark ?? kind} x={at.x + indentOf(kind)} y={at.y} font-size={ROW_STYLES[kind].size}>
        {whole !== undefined && <title>{whole}</title>}
        {text}
      </text>
    </>
  );
}

/** A sign that tells the kinds apart without colour. */
function Sign({
  mark,
  x,
  y,
}: {
  readonly mark: Mark["kind"];
  readonly x: number;
  readonly y: number;
}): JSX.Element {
  switch (mark) {
    case "error":
      return <path class="error" d={`M${x - 4} ${y - 4}l8 8m0 -8l-8 8`} />;
    case "warning":
      return <path class="warning" d={`M${x} ${y - 5}l5 9h-10z`} />;
    case "note":
      return <circle class="note" cx={x} cy={y} r={4} />;
    case "waived":
      return <path class="waived" d={`M${x - 4.5} ${y}l3.5 3.5l6 -7`} />;
  }
}

function LinkShape({ link, name, points }: PlacedLink): JSX.Element {
  return (
    <g class={`link ${link.retired ? "retired" : link.phase}`}>
      <title>{`${name}, ${phaseWord(link, link.phase)}`}</title>
      <path class="line" d={path(points)} />
      <path class="tip" d={tip(points)} />
    </g>
  );
}

function path(points: readonly Point[]): string {
  return points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join("");
}

/** An arrowhead where the line ends; lines end from the left. */
function tip(points: readonly Point[]): string {
  const end = points[points.length - 1] ?? { x: 0, y: 0 };
  return `M${end.x} ${end.y}l-7 -4v8z`;
}

function Legend({ y }: { readonly y: number }): JSX.Element {
  const at = y + 12;
  return (
    <g class="legend">
      <g class="link request">
        <path class="line" d={`M16 ${at}h32`} />
      </g>
      <text x={56} y={at + 4} font-size={12}>
        request phase: somebody is awaited
      </text>
      <g class="link complete">
        <path class="line" d={`M300 ${at}h32`} />
      </g>
      <text x={340} y={at + 4} font-size={12}>
        complete
      </text>
    </g>
  );
}
