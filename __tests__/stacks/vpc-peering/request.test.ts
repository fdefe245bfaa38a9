import { AwsRegion, Cidr } from "../../../config/values";
import { cluster, fullPeering, knownCluster, peering } from "../sample";
import { bodiesOf, emit } from "../synth";

const owner = {
  condition: '${self.owner_id == "333333333333"}',
  error_message: expect.stringMatching(
    /^vpc-00000000000000099 belongs to AWS account \$\{self\.owner_id\}, not/,
  ),
};

const withRule = (rule: string) => ({
  condition: expect.any(String),
  error_message: expect.stringMatching(
    new RegExp(`^vpc-peering/${rule}: vpc-00000000000000099 has the CIDR `),
  ),
});
const peerable = [withRule("cidr-overlap"), withRule("target-cidr-not-rfc1918")];

describe("vpc-peering in the request phase", () => {
  it("reads the target VPC and makes nothing", () => {
    expect(bodiesOf(emit(peering()))).toEqual({
      "data.aws_vpc.target": {
        id: "vpc-00000000000000099",
        lifecycle: { postcondition: [owner, ...peerable] },
      },
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
        ...peerable,
      ],
    });
  });

  it("refuses a VPC that no peering could reach: before the ticket, not after Astronomer's request has failed", () => {
    // GIVEN a cluster with pods and a disaster recovery site with pods
    const known = knownCluster(1, {
      disasterRecovery: {
        region: AwsRegion.of("us-west-2"),
        cidr: Cidr.of("172.25.0.0/20"),
        secondaryCidr: Cidr.of("100.65.0.0/19"),
        externalIps: [],
      },
    });
    // WHEN
    const { data } = emit(peering({ clusters: [{ cluster: cluster(2) }, { cluster: known }] }));
    // THEN
    expect(data["aws_vpc"]?.["target"]?.["lifecycle"]).toEqual({
      postcondition: [
        owner,
        withRule("cidr-overlap"),
        withRule("pod-range-overlap"),
        withRule("recovery-cidr-overlap"),
        withRule("recovery-cidr-overlap"),
        withRule("cidr-overlap"),
        withRule("target-cidr-not-rfc1918"),
      ],
    });
  });

  it("leaves to the policies what they judge once a peering connection is known", () => {
    const [first, second, third] = fullPeering().clusters;
    const lifecycle = emit(peering({ clusters: [first, second].flatMap((each) => each ?? []) })).data[
      "aws_vpc"
    ]?.["target"]?.["lifecycle"];
    expect(lifecycle).toEqual({ postcondition: [owner] });
    expect(third?.peeringConnectionId).toBeUndefined();
    expect(JSON.stringify(emit(fullPeering()).data)).toContain(
      "overlaps 172.23.0.0/20, the VPC of Astro cluster clk3abcde",
    );
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
