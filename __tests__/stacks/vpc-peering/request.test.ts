import { Cidr } from "../../../config/values";
import { peering } from "../sample";
import { bodiesOf, emit } from "../synth";

const owner = {
  condition: '${self.owner_id == "333333333333"}',
  error_message: expect.stringMatching(
    /^vpc-00000000000000099 belongs to AWS account \$\{self\.owner_id\}, not/,
  ),
};

describe("vpc-peering in the request phase", () => {
  it("reads the target VPC and makes nothing", () => {
    expect(bodiesOf(emit(peering()))).toEqual({
      "data.aws_vpc.target": { id: "vpc-00000000000000099", lifecycle: { postcondition: [owner] } },
    });
  });

  it("refuses a declared CIDR that the VPC lacks, because support would get it", () => {
    // GIVEN
    const target = { ...peering().target, cidrs: [Cidr.of("10.50.0.0/16")] };
    // WHEN
    const { data } = emit(peering({ target }));
    // THEN
    expect(data["aws_vpc"]?.["target"]?.["lifecycle"]).toEqual({
      postcondition: [
        owner,
        {
          condition:
            '${contains([for a in self.cidr_block_associations : a.cidr_block if a.state == "associated"], "10.50.0.0/16")}',
          error_message: expect.stringContaining("vpc-00000000000000099 has no CIDR 10.50.0.0/16"),
        },
      ],
    });
  });

  it("tells what support asks for", () => {
    // WHEN
    const { output } = emit(peering());
    // THEN
    expect(Object.fromEntries(Object.entries(output).map(([name, { value }]) => [name, value]))).toEqual({
      target_account_id: "333333333333",
      target_region: "eu-west-1",
      target_vpc_id: "vpc-00000000000000099",
      target_vpc_cidr_blocks:
        '${[for a in data.aws_vpc.target.cidr_block_associations : a.cidr_block if a.state == "associated"]}',
      target_vpc_dns_hostnames: "${data.aws_vpc.target.enable_dns_hostnames}",
      target_vpc_dns_resolution: "${data.aws_vpc.target.enable_dns_support}",
    });
  });
});
