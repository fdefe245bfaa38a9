import { emit } from "../synth";
import { groups, publicEndpoint } from "./sample";

describe("security groups", () => {
  it("admit each cluster by one rule for each port and address", () => {
    // WHEN
    const { resource } = emit(publicEndpoint({ target: groups }));
    // THEN
    const rules = resource["aws_vpc_security_group_ingress_rule"] ?? {};
    expect(Object.keys(rules).sort()).toEqual([
      "clk1abcde_sg-00000000000000001_443",
      "clk1abcde_sg-00000000000000001_5432",
      "clk2abcde_sg-00000000000000001_443",
      "clk2abcde_sg-00000000000000001_5432",
    ]);
    expect(rules["clk1abcde_sg-00000000000000001_443"]).toEqual({
      security_group_id: "sg-00000000000000001",
      ip_protocol: "tcp",
      from_port: 443,
      to_port: 443,
      for_each: '${toset(["52.1.1.3", "52.1.1.4", "54.1.1.3"])}',
      cidr_ipv4: "${each.value}/32",
      description: "Astro cluster clk1abcde",
    });
  });

  it("are reached in their account and region", () => {
    expect(emit(publicEndpoint({ target: groups })).provider).toEqual({
      aws: [{ region: "eu-west-1", allowed_account_ids: ["333333333333"] }],
    });
  });

  it("admit a port that two services share once", () => {
    // GIVEN
    const connection = publicEndpoint({ target: groups });
    const [first] = connection.services;
    const shared = { ...connection, services: [first!, { ...first!, name: "other" }] };
    // THEN
    expect(emit(shared).resource).toEqual(emit(connection).resource);
  });
});
