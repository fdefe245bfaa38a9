import { progress } from "../../cli/progress";

function stream(isTTY?: boolean, columns = 80) {
  const written: string[] = [];
  return {
    ...(isTTY === undefined ? {} : { isTTY }),
    columns,
    write: (text: string) => written.push(text),
    written,
  };
}

test("a line on a terminal, written over, and gone at the end", () => {
  const terminal = stream(true);
  const { show, clear } = progress(terminal, { NO_COLOR: "1" });
  show("one");
  show("two");
  clear();
  clear();
  expect(terminal.written).toEqual(["\r\u001b[Kone", "\r\u001b[Ktwo", "\r\u001b[K"]);
});

test("dim where colours are welcome", () => {
  const terminal = stream(true);
  progress(terminal, {}).show("one");
  expect(terminal.written).toEqual(["\r\u001b[K\u001b[2mone\u001b[22m"]);
});

test.each([
  ["a pipe", stream(), {}],
  ["a file", stream(false), { FORCE_COLOR: "1" }],
  ["a dumb terminal", stream(true), { TERM: "dumb" }],
])("nothing on %s", (_on, other, env) => {
  const { show, clear } = progress(other, env);
  show("one");
  clear();
  expect(other.written).toEqual([]);
});

test("never as wide as the terminal, and what steers it is not passed on", () => {
  const terminal = stream(true, 40);
  progress(terminal, { NO_COLOR: "1" }).show(`\u001b[2J\n${"x".repeat(100)}`);
  expect(terminal.written).toEqual([`\r\u001b[K\uFFFD[2J\uFFFD${"x".repeat(34)}`]);
});
