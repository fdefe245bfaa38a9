import ELK, { type ElkExtendedEdge, type ElkNode } from "elkjs/lib/elk.bundled.js";
import type { Box, Link, Picture, Place } from "./model";
import { PADDING, type Rows, rowsOf } from "./rows";
import { clean, shorten, textWidth } from "./text";

/** A picture in which everything has its place, in pixels from the top left. */
export interface Sheet extends Size {
  readonly title: string;
  readonly description: string;
  readonly places: readonly PlacedPlace[];
  readonly boxes: readonly PlacedBox[];
  readonly links: readonly PlacedLink[];
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Rectangle extends Size {
  readonly x: number;
  readonly y: number;
}

export interface PlacedPlace extends Rectangle {
  readonly place: Place;
  /** The title as shown. */
  readonly title: string;
}

export interface PlacedBox extends Rectangle {
  readonly box: Box;
  readonly rows: Rows["rows"];
}

export interface PlacedLink {
  readonly link: Link;
  /** From what to what, for those who cannot follow the line. */
  readonly name: string;
  /** Where the line begins, bends and ends. */
  readonly points: readonly Point[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Around everything. */
const MARGIN = 16;
/** Of the title of a place, in pixels. */
export const PLACE_TITLE = { size: 12, bold: true };
const PLACE_HEADER = 46;
const WIDEST_PLACE = 340;

const OPTIONS = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.hierarchyHandling": "INCLUDE_CHILDREN",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.json.edgeCoords": "ROOT",
  "elk.json.shapeCoords": "ROOT",
  "elk.randomSeed": "1",
  "elk.padding": `[top=${MARGIN},left=${MARGIN},bottom=${MARGIN},right=${MARGIN}]`,
  "elk.spacing.nodeNode": "20",
  "elk.spacing.componentComponent": "24",
  "elk.layered.spacing.nodeNodeBetweenLayers": "48",
  "elk.layered.spacing.edgeNodeBetweenLayers": "18",
  "elk.layered.spacing.edgeEdgeBetweenLayers": "10",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
  // Where nothing else decides, the order of the file does.
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.separateConnectedComponents": "false",
};

/** Gives everything its place. The same picture: the same sheet. */
export async function layOut(picture: Picture): Promise<Sheet> {
  const rows = new Map(picture.boxes.map((box) => [box.id, rowsOf(box)]));
  const titles = new Map(
    picture.places.map((place) => [place.id, shorten(place.title, WIDEST_PLACE, PLACE_TITLE.size, true)]),
  );
  const widths = widthsOf(picture, rows, titles);
  const nodeOf = (box: Box): ElkNode => ({
    id: box.id,
    width: widths[box.kind],
    height: rows.get(box.id)?.height ?? 0,
    layoutOptions: { "elk.alignment": "LEFT" },
  });
  const inside = (place: string | undefined): ElkNode[] =>
    picture.boxes.filter((box) => box.place === place).map(nodeOf);
  const children: ElkNode[] = [
    ...picture.places.map((place) => ({
      id: place.id,
      children: inside(place.id),
      layoutOptions: {
        "elk.alignment": "LEFT",
        "elk.padding": `[top=${place.detail === undefined ? PLACE_HEADER - 16 : PLACE_HEADER},left=${PADDING},bottom=${PADDING},right=${PADDING}]`,
        "elk.nodeSize.constraints": "MINIMUM_SIZE",
        "elk.nodeSize.minimum": `(${textWidth(titles.get(place.id) ?? "", PLACE_TITLE.size, true) + 2 * PADDING},0)`,
      },
    })),
    ...inside(undefined),
  ];
  const edges: ElkExtendedEdge[] = picture.links.map(({ from, to }, index) => ({
    id: String(index),
    sources: [from],
    targets: [to],
  }));
  const graph = await new ELK().layout({ id: "root", layoutOptions: OPTIONS, children, edges });
  return sheetOf(picture, graph, rows, titles);
}

/** Boxes of a kind are equally wide; clusters fill their account. */
function widthsOf(
  { boxes }: Picture,
  rows: ReadonlyMap<string, Rows>,
  titles: ReadonlyMap<string, string>,
): Readonly<Record<Box["kind"], number>> {
  const widest = (kind: Box["kind"]): number =>
    Math.max(0, ...boxes.filter((box) => box.kind === kind).map(({ id }) => rows.get(id)?.width ?? 0));
  const accounts = boxes.flatMap(({ kind, place = "" }) =>
    kind === "cluster" ? [titles.get(place) ?? ""] : [],
  );
  return {
    cluster: Math.max(
      widest("cluster"),
      ...accounts.map((title) => textWidth(title, PLACE_TITLE.size, true)),
    ),
    connection: widest("connection"),
    gateway: widest("gateway"),
    target: widest("target"),
  };
}

function sheetOf(
  picture: Picture,
  graph: ElkNode,
  rows: ReadonlyMap<string, Rows>,
  titles: ReadonlyMap<string, string>,
): Sheet {
  const all = graph.children ?? [];
  const placed = new Map(
    [...all, ...all.flatMap(({ children = [] }) => children)].map((node) => [node.id, node]),
  );
  const rectangle = (id: string): Rectangle => {
    const { x = 0, y = 0, width = 0, height = 0 } = placed.get(id) ?? {};
    return { x: round(x), y: round(y), width: round(width), height: round(height) };
  };
  const names = new Map(picture.boxes.map(({ id, title }) => [id, title]));
  return {
    title: clean(picture.title),
    description: clean(picture.description),
    width: Math.ceil(graph.width ?? 0),
    height: Math.ceil(graph.height ?? 0),
    places: picture.places.map((place) => ({
      place,
      title: titles.get(place.id) ?? "",
      ...rectangle(place.id),
    })),
    boxes: picture.boxes.map((box) => ({ box, rows: rows.get(box.id)?.rows ?? [], ...rectangle(box.id) })),
    links: picture.links.map((link, index) => ({
      link,
      name: clean(`${names.get(link.from) ?? ""} to ${names.get(link.to) ?? ""}`),
      points: straightened(
        (graph.edges?.[index]?.sections ?? []).flatMap(({ startPoint, bendPoints = [], endPoint }) => [
          startPoint,
          ...bendPoints,
          endPoint,
        ]),
      ),
    })),
  };
}

/** Where the layout rounds, lines become askew by a pixel: here they are made level and upright again. */
function straightened(points: readonly Point[]): readonly Point[] {
  const level: Point[] = [];
  for (const { x, y } of points) {
    const last = level[level.length - 1];
    const near = (a: number, b: number | undefined): number =>
      b !== undefined && Math.abs(a - b) < 2 ? b : round(a);
    level.push({ x: near(x, last?.x), y: near(y, last?.y) });
  }
  return level.filter(({ x, y }, index) => {
    const before = level[index - 1];
    const after = level[index + 1];
    if (before === undefined || after === undefined) return true;
    return !(before.x === x && after.x === x) && !(before.y === y && after.y === y);
  });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
