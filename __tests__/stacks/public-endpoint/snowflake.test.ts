import { Cidr, IpAddress } from "../../../config/values";
import { emit } from "../synth";
import { ALL, publicEndpoint, snowflake } from "./sample";

describe("a Snowflake account", () => {
  it("is told by its provider, with the resources that were previews switched on", () => {
    // WHEN
    const { provider, terraform } = emit(publicEndpoint({ target: { ...snowflake, role: "TERRAFORM" } }));
    // THEN
    expect(provider).toEqual({
      snowflake: [
        {
          organization_name: "EXAMPLE",
          account_name: "PROD",
          role: "TERRAFORM",
          preview_features_enabled: [
            "snowflake_network_policy_attachment_resource",
            "snowflake_network_rule_resource",
          ],
        },
      ],
    });
    expect(terraform["required_providers"]).toEqual({
      snowflake: { source: "snowflakedb/snowflake", version: ">= 2.11, < 3" },
    });
  });

  it("admits every address of every cluster by a rule, and Airflow's user alone by a policy", () => {
    // WHEN
    const { resource } = emit(publicEndpoint());
    // THEN
    expect(resource).toEqual({
      snowflake_network_rule: {
        astro: {
          name: "ASTRO_WAREHOUSE_EU",
          database: "SECURITY",
          schema: "NETWORK",
          type: "IPV4",
          mode: "INGRESS",
          value_list: ALL,
          comment: "External IP addresses of Astro clusters",
        },
      },
      snowflake_network_policy: {
        astro: {
          name: "ASTRO_WAREHOUSE_EU",
          allowed_network_rule_list: ["${snowflake_network_rule.astro.fully_qualified_name}"],
          comment: "External IP addresses of Astro clusters",
        },
      },
      snowflake_network_policy_attachment: {
        astro: { network_policy_name: "${snowflake_network_policy.astro.name}", users: ["AIRFLOW"] },
      },
    });
  });

  it("as a whole lets its caller in", () => {
    // GIVEN
    const wholeAccount = { callerIp: IpAddress.of("203.0.113.7") };
    const target = { ...snowflake, users: [], wholeAccount, alsoAllow: [Cidr.of("198.51.100.0/24")] };
    // WHEN
    const { resource } = emit(publicEndpoint({ target }));
    // THEN
    expect(resource["snowflake_network_policy"]?.["astro"]).toMatchObject({
      allowed_ip_list: ["198.51.100.0/24", "203.0.113.7/32"],
    });
    expect(resource["snowflake_network_policy_attachment"]?.["astro"]).toEqual({
      network_policy_name: "${snowflake_network_policy.astro.name}",
      set_for_account: true,
    });
  });

  it("tells what is admitted once the policy is attached", () => {
    // WHEN
    const { output } = emit(publicEndpoint());
    // THEN
    expect(output["admitted_ips"]).toMatchObject({
      value: {
        clk1abcde: ["52.1.1.3", "52.1.1.4", "54.1.1.3"],
        clk2abcde: ["52.1.2.3", "52.1.2.4"],
      },
      depends_on: ["snowflake_network_policy_attachment.astro"],
    });
    expect(output["admitted_by"]).toMatchObject({ value: ["${snowflake_network_policy.astro.name}"] });
  });
});
