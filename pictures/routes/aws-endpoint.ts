import { AWS_SERVICES } from "../../config/aws-services";
import type { AwsEndpoint, AwsEndpointConnection } from "../../config/model";
import type { Place } from "../model";
import { accountPlace, type Reach, serviceLines } from "../reach";

/** The AWS services, in the account that has the resources, or in AWS itself where none are named. */
export function awsEndpoint({ id, target, endpoints, clusters, services }: AwsEndpointConnection): Reach {
  const place =
    target === undefined ? awsPlace(clusters.map(({ cluster }) => cluster.region)) : accountPlace(target);
  const box = `aws services of ${id}`;
  return {
    places: [place],
    boxes: [
      {
        id: box,
        kind: "target",
        place: place.id,
        title: endpoints.map(({ service }) => AWS_SERVICES[service].label).join(", "),
        caption: endpoints.length === 1 ? "AWS service" : "AWS services",
        lines: endpoints.flatMap(resources),
        services: serviceLines(services),
      },
    ],
    ways: [{ to: box }],
  };
}

function awsPlace(regions: readonly string[]): Place {
  const detail = [...new Set(regions)].sort().join(", ");
  return { id: `aws services ${detail}`, side: "provider", title: "AWS", detail };
}

function resources(endpoint: AwsEndpoint): readonly string[] {
  switch (endpoint.service) {
    case "s3":
      return endpoint.buckets.map(({ name }) => `bucket ${name}`);
    case "api-gateway":
      return endpoint.restApis.map(({ id }) => `REST API ${id}`);
    case "redshift":
      return endpoint.warehouses.map((identifier) => `Redshift ${identifier}`);
    default:
      return [];
  }
}
