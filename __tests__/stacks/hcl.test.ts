import { literal } from "../../stacks/private/hcl";

it.each([
  ["${1 + 1}", '"$${1 + 1}"'],
  ["%{ if true }", '"%%{ if true }"'],
  ['a "quote"', '"a \\"quote\\""'],
])("the text %s is written so that Terraform evaluates nothing of it", (text, code) => {
  expect(literal(text)).toBe(code);
  expect(literal([text, "b"])).toBe(`[${code}, "b"]`);
});
