import { characters, clean, shorten, textWidth } from "../../pictures/text";

test.each([
  ["line\nfeeds and\ttabs", "line feeds and tabs"],
  ["\u202Eturned round", "\uFFFDturned round"],
  ["a\u0000b\u001bc", "a\uFFFDb\uFFFDc"],
  ["half \uD83D a pair, and a whole \u{1F600}", "half \uFFFD a pair, and a whole \u{1F600}"],
  ["\uFFFE", "\uFFFD"],
  ["الطلبات", "الطلبات"],
])("clean: %j", (text, expected) => {
  expect(clean(text)).toBe(expected);
});

test("a character is what a reader takes for one, without marks piled up on it", () => {
  expect(characters("👩‍👩‍👧‍👦é")).toEqual(["👩‍👩‍👧‍👦", "é"]);
  expect(characters(`z${"\u0336".repeat(100)}`)).toEqual([`z${"\u0336".repeat(3)}`]);
});

test("shorten: whole where it fits; else as much as fits, never half a character", () => {
  expect(shorten("orders", 200, 12)).toBe("orders");
  const long = "👩‍👩‍👧‍👦".repeat(50);
  const short = shorten(long, 200, 12);
  expect(short).toMatch(/^(👩‍👩‍👧‍👦)+…$/u);
  expect(textWidth(short, 12)).toBeLessThanOrEqual(200);
  expect(textWidth(`👩‍👩‍👧‍👦${short}`, 12)).toBeGreaterThan(200);
  expect(shorten("WWWWWW", 12, 12)).toBe("…");
});

test.each([
  // Measured in DejaVu Sans and DejaVu Sans Bold, in 2048ths of the font size.
  ["vpc-0123456789abcdef0", 25_672, 28_348],
  ["Data warehouse", 16_749, 18_760],
  ["WWWWWWWWWW", 20_250, 22_590],
  ["mmmmmmmmmm", 19_950, 21_340],
  ["orders.internal.example.com:5432", 35_538, 39_972],
])("textWidth: %s is no narrower than the widest font draws it, and not much wider", (text, plain, bold) => {
  for (const [units, isBold] of [
    [plain, false],
    [bold, true],
  ] as const) {
    const drawn = (units / 2048) * 100;
    expect(textWidth(text, 100, isBold)).toBeGreaterThanOrEqual(drawn);
    expect(textWidth(text, 100, isBold)).toBeLessThan(drawn * 1.25);
  }
});
