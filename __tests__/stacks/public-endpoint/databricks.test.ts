import { emit } from "../synth";
import { ALL, databricks, publicEndpoint } from "./sample";

describe("a Databricks workspace", () => {
  const emitted = () => emit(publicEndpoint({ target: { ...databricks, profile: "terraform" } }));

  it("is told by its host; credentials are the caller's", () => {
    expect(emitted().provider).toEqual({
      databricks: [{ host: "https://dbc-a1b2345c-d6e7.cloud.databricks.com", profile: "terraform" }],
    });
    expect(emitted().terraform["required_providers"]).toEqual({
      databricks: { source: "databricks/databricks", version: ">= 1.99, < 2" },
    });
  });

  it("turns IP access lists on before it gets one, with the clusters, the caller and the others", () => {
    expect(emitted().resource).toEqual({
      databricks_workspace_conf: { workspace: { custom_config: { enableIpAccessLists: "true" } } },
      databricks_ip_access_list: {
        astro: {
          label: "astro-warehouse-eu",
          list_type: "ALLOW",
          ip_addresses: [...ALL, "198.51.100.0/24", "203.0.113.7/32"],
          depends_on: ["databricks_workspace_conf.workspace"],
        },
      },
    });
  });
});
