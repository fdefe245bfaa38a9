import { join } from "node:path";
import { App, Testing } from "cdktf";
import type { Backend } from "../../config/model";
import { AwsRegion } from "../../config/values";
import { ConnectionStack } from "../../stacks";
import { temporaryFolder } from "../support/tools";
import { peering } from "./sample";
import { emit } from "./synth";

const region = AwsRegion.of("eu-west-1");
const terraformOf = (backend: Backend) => emit(peering({ backend })).terraform;

describe("the backend of a connection", () => {
  it("keeps a local state beside the project's file, outside of what the framework sweeps", () => {
    // GIVEN
    const projectDir = temporaryFolder();
    const app = new App({ outdir: join(projectDir, "cdktf.out") });
    // WHEN
    const stack = new ConnectionStack(app, peering(), { projectDir });
    // THEN
    expect(JSON.parse(Testing.synth(stack))).toMatchObject({
      terraform: { backend: { local: { path: "../../../terraform.orders.tfstate" } } },
    });
  });

  it("keeps a local state in the folder that is named, from the project", () => {
    // GIVEN
    const projectDir = temporaryFolder();
    const app = new App({ outdir: join(projectDir, "cdktf.out") });
    const backend: Backend = { type: "local", path: "states" };
    // WHEN
    const stack = new ConnectionStack(app, peering({ backend }), { projectDir });
    // THEN
    expect(JSON.parse(Testing.synth(stack))).toMatchObject({
      terraform: { backend: { local: { path: "../../../states/terraform.orders.tfstate" } } },
    });
  });

  it("locks a state in S3 with S3's own lock file", () => {
    expect(terraformOf({ type: "s3", bucket: "states", region })["backend"]).toEqual({
      s3: {
        bucket: "states",
        key: "astro-connect/orders.tfstate",
        region: "eu-west-1",
        encrypt: true,
        use_lockfile: true,
      },
    });
  });

  it("locks a state in S3 with a DynamoDB table where there is one", () => {
    // GIVEN
    const backend: Backend = { type: "s3", bucket: "states", region, key: "a/b", dynamodbTable: "locks" };
    // THEN
    expect(terraformOf(backend)["backend"]).toEqual({
      s3: { bucket: "states", key: "a/b", region: "eu-west-1", encrypt: true, dynamodb_table: "locks" },
    });
  });

  it("emits a cloud block for Terraform Cloud, and no backend", () => {
    // WHEN
    const { cloud, backend } = terraformOf({ type: "cloud", organization: "example" });
    // THEN
    expect({ cloud, backend }).toEqual({
      cloud: { organization: "example", workspaces: { name: "astro-connect-orders" } },
      backend: undefined,
    });
  });

  it("takes workspace, project and host of Terraform Cloud from the file", () => {
    // GIVEN
    const backend: Backend = {
      type: "cloud",
      organization: "example",
      workspace: "peering",
      project: "networks",
      hostname: "tfe.example.com",
    };
    // THEN
    expect(terraformOf(backend)["cloud"]).toEqual({
      organization: "example",
      hostname: "tfe.example.com",
      workspaces: { name: "peering", project: "networks" },
    });
  });

  it("synthesizes for Terraform Cloud where there is no Terraform", () => {
    // GIVEN
    const path = process.env["PATH"];
    process.env["PATH"] = "";
    // WHEN
    const synth = () => terraformOf({ type: "cloud", organization: "example" });
    // THEN
    try {
      expect(synth).not.toThrow();
    } finally {
      process.env["PATH"] = path;
    }
  });
});
