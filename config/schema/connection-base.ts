import * as v from "valibot";
import type { Adopted, AwsSide, Backend, Connection, Service } from "../model";
import { AwsAccountId, AwsRegion, ConnectionId, HostName, RoleArn, SecurityGroupId } from "../values";
import { defineValue } from "../values/value";
import type { Assignable } from "./assignable";
import { flag, key, list, oneOfKind, port, text, value } from "./parts";
import { strict } from "./strict";

/** What every declared `clusters` entry has, whatever the route: a name until it is resolved. */
export const clusterReference = key(
  text("the name of a cluster under astro:"),
  "Name of a cluster listed under astro",
);

/** A connection as the file has it: its clusters are names. */
export type Declared<C extends Connection = Connection> = C extends Connection
  ? Omit<C, "clusters"> & {
      readonly clusters: readonly (Omit<C["clusters"][number], "cluster"> & { readonly cluster: string })[];
    }
  : never;

/** The keys of an AWS account and region that Terraform acts in. */
export const awsSideEntries = {
  accountId: key(value(AwsAccountId), "AWS account that owns this side, twelve digits in quotes"),
  region: key(value(AwsRegion), "AWS Region of this side"),
  assumeRoleArn: key(
    v.exactOptional(value(RoleArn)),
    "Role that Terraform assumes to act in the account. Default: the caller's own credentials.",
  ),
  profile: key(
    v.exactOptional(text("the name of a profile", /^[\w+=,.@-]{1,128}$/)),
    "Profile of the caller's AWS configuration. Default: the default credential chain.",
  ),
};

const bucket = defineValue({
  what: "the name of an S3 bucket",
  example: "example-terraform-state",
  pattern: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
});

const line = /^[^\s\p{C}]([^\p{C}]{0,510}[^\s\p{C}])?$/u;
const cloudName = /^[A-Za-z0-9_-]{1,90}$/;

const backendSchema = oneOfKind("type", [
  strict({
    type: key(v.literal("local"), "State in a file on this machine"),
    path: key(
      v.exactOptional(text("a folder", line)),
      "Folder of the state files. Default: the project's folder.",
    ),
  }),
  strict({
    type: key(v.literal("s3"), "State in an S3 bucket"),
    bucket: key(value(bucket), "Name of the bucket"),
    region: key(value(AwsRegion), "AWS Region of the bucket"),
    key: key(
      v.exactOptional(text("a key without a leading slash", /^[^\s\p{C}/]([^\p{C}]{0,1000}[^\s\p{C}])?$/u)),
      "Key of the state object. Default: astro-connect/<connection id>.tfstate.",
    ),
    dynamodbTable: key(
      v.exactOptional(text("the name of a DynamoDB table", /^[A-Za-z0-9_.-]{3,255}$/)),
      "DynamoDB table for locks. Default: S3's own lock file.",
    ),
  }),
  strict({
    type: key(v.literal("cloud"), "State in Terraform Cloud"),
    organization: key(text("the name of an organization", cloudName), "Terraform Cloud organization"),
    workspace: key(
      v.exactOptional(text("the name of a workspace", cloudName)),
      "Workspace. Default: astro-connect-<connection id>.",
    ),
    hostname: key(
      v.exactOptional(value(HostName)),
      "Host of Terraform Enterprise. Default: app.terraform.io.",
    ),
    project: key(
      v.exactOptional(text("the name of a project", line)),
      "Terraform Cloud project. Default: the organization's default project.",
    ),
  }),
]);

export const serviceSchema = strict({
  name: key(text("a name of one line, at most 100 characters"), "Name of the data service"),
  host: key(
    v.exactOptional(value(HostName)),
    "Host name that Airflow connects to. Without it the hand-over shows a placeholder.",
  ),
  ports: key(list(port(), "ports", { atLeast: 1 }), "TCP ports that Airflow connects to"),
  securityGroupId: key(
    v.exactOptional(value(SecurityGroupId)),
    "Security group in front of the service, which is to admit the clusters on these ports. Default: none is touched.",
  ),
  connectionType: key(
    v.exactOptional(text("an Airflow connection type such as postgres", /^[a-z][a-z0-9_-]{0,63}$/)),
    "Airflow connection type, such as postgres. Default: generic.",
  ),
});

const adoptedSchema = strict({
  resource: key(
    text(
      "the address of a resource as a plan of this connection names it, such as aws_route.clk1abcde_172-20-0-0-20",
      /^[a-z][a-z0-9_]{0,100}\.[A-Za-z_][A-Za-z0-9_-]{0,200}(\["[^"\\\p{C}]{1,200}"\])?$/u,
    ),
    "Its address in Terraform, as a plan of this connection names it",
  ),
  id: key(
    v.exactOptional(text("the id that Terraform imports it by", line)),
    "The id that Terraform imports it by. Default: derived from what the connection says of it.",
  ),
});

/** The keys of every connection, whatever its route. */
export const connectionEntries = {
  id: key(
    value(ConnectionId),
    "Immutable id: names the stack and the Terraform state. Lower-case words joined by hyphens.",
  ),
  name: key(text("a name of one line, at most 100 characters"), "Name for people; may change at any time"),
  retired: key(
    v.optional(flag(), false),
    "true keeps a connection in the file until it has been destroyed. Default: false.",
  ),
  backend: key(
    v.optional(backendSchema, { type: "local" }),
    "Where the Terraform state of this connection lives. Default: a local file.",
  ),
  services: key(
    v.optional(list(serviceSchema, "services"), () => []),
    "The data services reached over this connection",
  ),
  adopt: key(
    v.exactOptional(list(adoptedSchema, "resources")),
    "What somebody made by hand before: Terraform takes it over and keeps its name, description and tags. Default: nothing.",
  ),
};

export type BackendMatchesTheModel = Assignable<v.InferOutput<typeof backendSchema>, Backend>;
export type ServiceMatchesTheModel = Assignable<v.InferOutput<typeof serviceSchema>, Service>;
export type AdoptedMatchesTheModel = Assignable<v.InferOutput<typeof adoptedSchema>, Adopted>;
export type SideMatchesTheModel = Assignable<
  { [K in "accountId" | "region"]: v.InferOutput<(typeof awsSideEntries)[K]> },
  AwsSide
>;
