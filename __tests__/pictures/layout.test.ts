import { layOut, pictureOf, type Picture, type Sheet } from "../../pictures";
import { indentOf, PADDING, ROW_STYLES } from "../../pictures/rows";
import { textWidth } from "../../pictures/text";
import { FILES, hostile, pictureOfFile, thirtyConnections } from "./samples";

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const PICTURES: readonly (readonly [string, Picture])[] = [
  ...FILES.map((file) => [file, pictureOfFile(file)] as const),
  ["30 connections", pictureOf(thirtyConnections())],
  ["hostile names", pictureOf(hostile())],
  ["no connections", pictureOf({ file: "empty.yaml", connections: [], findings: [] })],
];

function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function holds(outer: Rectangle, inner: Rectangle): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function pairs<T>(all: readonly T[]): readonly (readonly [T, T])[] {
  return all.flatMap((a, index) => all.slice(index + 1).map((b) => [a, b] as const));
}

describe.each(PICTURES)("%s", (_name, picture) => {
  let sheet: Sheet;
  beforeAll(async () => (sheet = await layOut(picture)));

  test("has everything on the sheet, boxes in their places, and nothing on top of anything else", () => {
    const whole = { x: 0, y: 0, width: sheet.width, height: sheet.height };
    expect([...sheet.places, ...sheet.boxes].filter((each) => !holds(whole, each))).toEqual([]);
    expect(pairs(sheet.boxes).filter(([a, b]) => overlap(a, b))).toEqual([]);
    expect(pairs(sheet.places).filter(([a, b]) => overlap(a, b))).toEqual([]);
    for (const placed of sheet.boxes)
      for (const enclosing of sheet.places) {
        expect(holds(enclosing, placed)).toBe(enclosing.place.id === placed.box.place);
        expect(overlap(enclosing, placed)).toBe(enclosing.place.id === placed.box.place);
      }
  });

  test("has Astronomer's accounts left of all others", () => {
    const right = ({ x, width }: Rectangle): number => x + width;
    const astro = sheet.places.filter(({ place }) => place.side === "astro").map(right);
    const others = sheet.places.filter(({ place }) => place.side !== "astro").map(({ x }) => x);
    expect(Math.max(0, ...astro)).toBeLessThanOrEqual(Math.min(Infinity, ...others));
  });

  test("has lines that are level or upright, from box to box, and through no other box", () => {
    const boxes = new Map(sheet.boxes.map((placed) => [placed.box.id, placed]));
    for (const { link, points } of sheet.links) {
      const from = boxes.get(link.from)!;
      const to = boxes.get(link.to)!;
      const first = points[0]!;
      const last = points[points.length - 1]!;
      expect(Math.abs(first.x - (from.x + from.width))).toBeLessThan(1);
      expect(Math.abs(last.x - to.x)).toBeLessThan(1);
      for (const [{ y }, box] of [
        [first, from],
        [last, to],
      ] as const) {
        expect(y).toBeGreaterThan(box.y);
        expect(y).toBeLessThan(box.y + box.height);
      }
      for (const [index, end] of points.slice(1).entries()) {
        const start = points[index]!;
        expect(start.x === end.x || start.y === end.y).toBe(true);
        const segment = {
          x: Math.min(start.x, end.x) + 0.5,
          y: Math.min(start.y, end.y) - 0.1,
          width: Math.max(0.1, Math.abs(start.x - end.x) - 1),
          height: Math.abs(start.y - end.y) + 0.2,
        };
        expect(sheet.boxes.filter((box) => overlap(box, segment))).toEqual([]);
      }
    }
  });

  test("has room for every text, and a whole one behind each that is shortened", () => {
    for (const { rows, width, height } of sheet.boxes)
      for (const { kind, text, whole, y } of rows) {
        const { size, bold } = ROW_STYLES[kind];
        expect(textWidth(text, size, bold) + indentOf(kind) + 2 * PADDING).toBeLessThanOrEqual(width);
        expect(y).toBeLessThan(height);
        if (text.endsWith("…")) expect(whole?.length).toBeGreaterThan(text.length - 1);
      }
  });

  test("is the same each time", async () => {
    expect(await layOut(picture)).toEqual(sheet);
  });
});
