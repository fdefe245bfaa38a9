import * as v from "valibot";
import { awsEndpointSchema } from "../../config/schema/aws-endpoint";
import { clusterSchema } from "../../config/schema/facts";
import { endpointServiceSchema } from "../../config/schema/endpoint-service";
import { publicEndpointSchema } from "../../config/schema/public-endpoint";
import { thirdPartyEndpointSchema } from "../../config/schema/third-party-endpoint";
import { transitGatewaySchema } from "../../config/schema/transit-gateway";
import { key, list, oneOf, port } from "../../config/schema/parts";
import { vpcPeeringSchema } from "../../config/schema/vpc-peering";
import { AWS_SERVICE_KEYS } from "../../config/aws-services";
import type { Route } from "../../config/model";
import type { ValueObject } from "../../config/values";
import type { Place } from "./step";

/** What a schema of the file may have, whatever it is; valibot's own types are too many to tell apart here. */
interface AnySchema extends v.GenericSchema {
  readonly type: string;
  readonly wrapped?: AnySchema;
  readonly item?: AnySchema;
  readonly entries?: Readonly<Record<string, AnySchema>>;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly valueObject?: ValueObject<string>;
}

/** The schema of one value, and what it says of itself. */
export interface ValueRules {
  readonly schema: v.GenericSchema;
  readonly kind: "text" | "number" | "flag" | "list";
  /** Whether an entry of a list may hold spaces. */
  readonly free: boolean;
  /** The words to choose from. @default - free text */
  readonly words?: readonly string[];
  /** What it means. */
  readonly description: string;
  /** Where it is had, in the document's words. @default - the description says all there is */
  readonly from?: string;
  /** A value that passes. @default - none is known */
  readonly example?: string;
}

const SCHEMAS: Readonly<Record<Route, AnySchema>> = {
  "vpc-peering": vpcPeeringSchema,
  "transit-gateway": transitGatewaySchema,
  "aws-endpoint": awsEndpointSchema,
  "endpoint-service": endpointServiceSchema,
  "third-party-endpoint": thirdPartyEndpointSchema,
  "public-endpoint": publicEndpointSchema,
};

/** What is asked once and stands in the file several times. */
const SPREAD: Readonly<Record<string, AnySchema>> = {
  "endpoints.services": key(
    list(oneOf(AWS_SERVICE_KEYS), "AWS services", { atLeast: 1 }),
    "The AWS services that the cluster reaches by an endpoint",
  ),
  "listeners.ports": key(list(port(), "ports", { atLeast: 1 }), "TCP ports that Airflow connects to"),
};

/** Whether a place is one value of the file, which `init` can write there. */
export function isOnePlace(at: Place): boolean {
  return SPREAD[at] === undefined;
}

/** The rules of a value of a connection, or of a cluster for a place that begins with `cluster.`. */
export function rulesAt(route: Route, at: Place): ValueRules {
  const inCluster = at.startsWith("cluster.");
  const root: AnySchema = inCluster ? clusterSchema : SCHEMAS[route];
  const steps = (inCluster ? at.slice("cluster.".length) : at).split(".");
  const documented = SPREAD[at] ?? steps.reduce(enter, root);
  const plain = unwrapped(documented);
  const inner = plain.type === "array" && plain.item !== undefined ? unwrapped(plain.item) : plain;
  const { from } = v.getMetadata(documented as never) as { readonly from?: string };
  const words = wordsOf(inner);
  const example = inner.valueObject?.example.replaceAll('"', "") ?? words?.[0];
  return {
    schema: documented,
    kind: kindOf(plain),
    free: inner.valueObject === undefined && inner.type === "string",
    ...(words === undefined ? {} : { words }),
    description: v.getDescription(documented) ?? "",
    ...(from === undefined ? {} : { from }),
    ...(example === undefined ? {} : { example }),
  };
}

/** One step of a place: a key, which kind of mapping, an entry of a list. */
function enter(schema: AnySchema, step: string): AnySchema {
  const [, key = "", entry, kind] = /^(\w+)(\[\d+\])?(?:<([\w-]+)>)?$/.exec(step) ?? [];
  let found = unwrapped(schema).entries?.[key];
  if (found !== undefined && entry !== undefined) found = unwrapped(found).item;
  if (found !== undefined && kind !== undefined) {
    found = (unwrapped(found).options as readonly AnySchema[]).find((option) =>
      Object.values(option.entries ?? {}).some((each) => unwrapped(each).literal === kind),
    );
  }
  if (found === undefined) throw new Error(`the schema has no ${step}`);
  return found;
}

function unwrapped(schema: AnySchema): AnySchema {
  return schema.wrapped === undefined ? schema : unwrapped(schema.wrapped);
}

function kindOf({ type }: AnySchema): ValueRules["kind"] {
  return type === "array" ? "list" : type === "number" ? "number" : type === "boolean" ? "flag" : "text";
}

function wordsOf({ type, options, valueObject }: AnySchema): readonly string[] | undefined {
  if (type === "boolean") return ["true", "false"];
  if (type === "picklist") return options as readonly string[];
  return valueObject?.known;
}
