import { TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import { endpointOf, knownEndpoints, vpcsByAccount } from "../../config/aws-endpoint";
import { endpointServiceName } from "../../config/aws-services";
import type { AwsEndpoint, AwsEndpointConnection } from "../../config/model";
import type { Path } from "../../config/positions";
import { named } from "../private/names";
import { BucketAccess } from "./bucket-access";
import type { AwsEndpointOutputs } from "../outputs/aws-endpoint";
import { RedshiftAuthorization } from "./redshift-authorization";
import { RestApiAccess } from "./rest-api-access";

/** Properties of AwsEndpoints: the connection as the file declares it. */
export type AwsEndpointsProps = Pick<AwsEndpointConnection, "target" | "endpoints" | "clusters">;

/**
 * What the customer's side has to do with built-in endpoints, which Astronomer creates: names to ask for, authorizations
 * of Redshift, and the policies that let Airflow in by an endpoint once it is known.
 */
export class AwsEndpoints extends Construct {
  /** @throws Error when the stack already holds AwsEndpoints */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: AwsEndpointsProps,
  ) {
    super(scope, id);
    const { endpoints, clusters } = props;
    const services = endpoints.map(({ service }) => service).sort();
    this.tell(
      "endpoint_service_names",
      "Endpoint services that Astronomer creates endpoints for",
      byId(clusters, ({ cluster }) =>
        Object.fromEntries(services.map((each) => [each, endpointServiceName(each, cluster.region)])),
      ),
    );
    this.tell(
      "vpc_endpoint_ids",
      "Endpoints that Astronomer has created",
      byId(clusters, ({ vpcEndpointIds }) =>
        Object.fromEntries(
          services.flatMap((each) => (vpcEndpointIds[each] ? [[each, vpcEndpointIds[each]]] : [])),
        ),
      ),
    );
    this.authorize();
    this.admitToBuckets();
    this.admitToRestApis();
  }

  private authorize(): void {
    const redshift = endpointOf(this.props, "redshift");
    if (redshift === undefined) return;
    const vpcs = vpcsByAccount(this.props);
    const authorizations = redshift.warehouses
      .map((warehouse, index) => ({ warehouse, declaredAt: this.at(redshift, "warehouses", index) }))
      .sort((a, b) => (a.warehouse < b.warehouse ? -1 : 1))
      .map((each) => new RedshiftAuthorization(this, `redshift-${each.warehouse}`, { ...each, vpcs }));
    this.tell(
      "redshift_authorizations",
      "VPCs that each Redshift cluster is authorized for, by account",
      Object.fromEntries(authorizations.map(({ warehouse, authorized }) => [warehouse, authorized])),
    );
    this.tell(
      "redshift_ports",
      "Port of each Redshift cluster",
      Object.fromEntries(authorizations.map(({ warehouse, port }) => [warehouse, port])),
    );
  }

  private admitToBuckets(): void {
    const s3 = endpointOf(this.props, "s3");
    const vpcEndpointIds = knownEndpoints(this.props, "s3");
    if (s3 === undefined || s3.buckets.length === 0 || vpcEndpointIds.length === 0) return;
    const all = s3.buckets
      .map((bucket, index) => ({ bucket, declaredAt: this.at(s3, "buckets", index) }))
      .sort((a, b) => (a.bucket.name < b.bucket.name ? -1 : 1))
      .map((each) => new BucketAccess(this, `bucket-${each.bucket.name}`, { ...each, vpcEndpointIds }));
    this.tell(
      "bucket_policies",
      "Policy that lets Airflow into each bucket by the endpoint",
      Object.fromEntries(all.map(({ bucket, json }) => [bucket, json])),
    );
  }

  private admitToRestApis(): void {
    const { target: side } = this.props;
    const gateway = endpointOf(this.props, "api-gateway");
    const vpcEndpointIds = knownEndpoints(this.props, "api-gateway");
    if (gateway === undefined || side === undefined) return;
    if (gateway.restApis.length === 0 || vpcEndpointIds.length === 0) return;
    const all = gateway.restApis
      .map((api, index) => ({ api, declaredAt: this.at(gateway, "restApis", index) }))
      .sort((a, b) => (a.api.id < b.api.id ? -1 : 1))
      .map((each) => new RestApiAccess(this, `api-${each.api.id}`, { ...each, side, vpcEndpointIds }));
    this.tell(
      "rest_api_policies",
      "Policy that lets Airflow call each REST API by the endpoint",
      Object.fromEntries(all.map(({ api, json }) => [api, json])),
    );
  }

  private at(endpoint: AwsEndpoint, ...below: Path): Path {
    return ["endpoints", this.props.endpoints.indexOf(endpoint), ...below];
  }

  private tell(name: keyof AwsEndpointOutputs, description: string, value: unknown): void {
    named(new TerraformOutput(this, name, { value, description }), name);
  }
}

function byId(
  clusters: AwsEndpointConnection["clusters"],
  value: (member: AwsEndpointConnection["clusters"][number]) => unknown,
): Readonly<Record<string, unknown>> {
  const entries = clusters.map((member) => [member.cluster.id, value(member)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
