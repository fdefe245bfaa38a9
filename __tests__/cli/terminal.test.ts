import { columns, paragraph, printable, terminal } from "../../cli/terminal";

describe("colours", () => {
  test.each([
    ["a terminal", { isTTY: true }, {}, true],
    ["a terminal with NO_COLOR", { isTTY: true }, { NO_COLOR: "1" }, false],
    ["a terminal with an empty NO_COLOR", { isTTY: true }, { NO_COLOR: "" }, true],
    ["a dumb terminal", { isTTY: true }, { TERM: "dumb" }, false],
    ["a pipe", {}, {}, false],
    ["a pipe in CI", {}, { CI: "true" }, false],
  ])("on %s", (_on, stream, env, expected) => {
    expect(terminal(stream, env).colors.isColorSupported).toBe(expected);
  });
});

test("a pipe has no width, a terminal has its own", () => {
  expect(terminal({}, {}).width).toBeUndefined();
  expect(terminal({ isTTY: true, columns: 100 }, {}).width).toBe(100);
  expect(terminal({ isTTY: true, columns: 0 }, {}).width).toBe(80);
});

test("columns are aligned and end without spaces", () => {
  expect(
    columns([
      ["A", "LONG", ""],
      ["abc", "x", "y"],
    ]),
  ).toEqual(["A    LONG", "abc  x     y"]);
});

test("a paragraph hangs below its lead", () => {
  expect(paragraph("  next  ", "one two three four", 17)).toBe(
    "  next  one two\n        three\n        four",
  );
});

test("a word wider than the terminal stays whole", () => {
  expect(paragraph("", "a pcx-0123456789abcdef0 b", 10)).toBe("a\npcx-0123456789abcdef0\nb");
});

test("nothing that steers a terminal is printed", () => {
  expect(printable("a\u001b[31mb\nc")).toBe("a\uFFFD[31mb\uFFFDc");
});
