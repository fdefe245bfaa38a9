import { TerraformLocal, TerraformStack, Testing } from "cdktf";
import fc from "fast-check";
import { VpcPeering } from "../../stacks/vpc-peering";
import { named, nameOf } from "../../stacks/private/names";
import { peering } from "./sample";

describe("names in Terraform", () => {
  it("keep ids as they are and write CIDRs with hyphens", () => {
    expect(nameOf("clk1abcde", "sg-0123456789abcdef0", "5432", "172.20.0.0/20")).toBe(
      "clk1abcde_sg-0123456789abcdef0_5432_172-20-0-0-20",
    );
  });

  it("of two lists of cluster ids differ, whatever the ids hold", () => {
    // GIVEN ids as people could write them
    const id = fc.stringMatching(/^[A-Za-z0-9 _.:/-]{1,8}$/);
    fc.assert(
      fc.property(fc.array(id, { minLength: 1, maxLength: 3 }), fc.array(id, { minLength: 1 }), (a, b) => {
        fc.pre(JSON.stringify(a) !== JSON.stringify(b));
        // THEN
        expect(nameOf(...a)).not.toBe(nameOf(...b));
      }),
    );
  });

  it("are ones that Terraform takes", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (id) => {
        // WHEN
        const element = new TerraformLocal(new TerraformStack(Testing.app(), "s"), "x", 1);
        // THEN
        expect(named(element, nameOf(id)).friendlyUniqueId).toMatch(/^[A-Za-z_][A-Za-z0-9_-]*$/);
      }),
      { numRuns: 50 },
    );
  });

  it("are not given twice in a stack, because the framework would merge the two in silence", () => {
    // GIVEN
    const stack = new TerraformStack(Testing.app(), "mine");
    new VpcPeering(stack, "one", peering());
    // WHEN
    const again = () => new VpcPeering(stack, "two", peering());
    // THEN
    expect(again).toThrow(/stack mine already has data\.aws_vpc\.target; put each connection in a stack/);
  });
});
