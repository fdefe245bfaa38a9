import fc from "fast-check";
import type { AwsEndpointConnection } from "../../../config/model";
import { endpointId } from "../endpoint-service/sample";
import { cluster, vpcId } from "../sample";
import { bodiesOf, bytesOf, emit } from "../synth";
import { AIRFLOW, awsEndpoints, bucket, fullAwsEndpoints, restApi } from "./sample";

const withS3 = (policy: "statement" | "owned", n?: number) =>
  fullAwsEndpoints({
    endpoints: [{ service: "s3", buckets: [bucket(policy)] }],
    clusters: [{ cluster: cluster(1), vpcEndpointIds: n === undefined ? {} : { s3: endpointId(n) } }],
  });

describe("endpoints that need nothing of ours", () => {
  test("are outputs alone, and no provider", () => {
    // WHEN
    const stack = emit(awsEndpoints());
    // THEN
    expect(bodiesOf(stack)).toEqual({});
    expect(stack.provider).toBeUndefined();
    expect(stack.output["endpoint_service_names"]?.["value"]).toEqual({
      clk1abcde: { athena: "com.amazonaws.us-east-1.athena" },
    });
  });
});

describe("Redshift", () => {
  const { resource, data } = emit(fullAwsEndpoints());

  test("authorizes each account once, with the VPCs of its clusters that are known", () => {
    expect(resource["aws_redshift_endpoint_authorization"]).toEqual(
      Object.fromEntries(
        ["archive", "warehouse"].flatMap((warehouse) => {
          const clusterIdentifier = `\${data.aws_redshift_cluster.${warehouse}.cluster_identifier}`;
          const common = { cluster_identifier: clusterIdentifier };
          return [
            [
              `${warehouse}_222222222222`,
              { ...common, account: "222222222222", vpc_ids: [vpcId(1), vpcId(2)] },
            ],
            [`${warehouse}_666666666666`, { ...common, account: "666666666666", vpc_ids: [vpcId(3)] }],
          ];
        }),
      ),
    );
  });

  test("must be able to have endpoints", () => {
    expect(data["aws_redshift_cluster"]?.["warehouse"]?.["lifecycle"]).toMatchObject({
      postcondition: [
        { condition: '${startswith(self.node_type, "ra3.")}' },
        { condition: "${self.availability_zone_relocation_enabled || self.multi_az}" },
      ],
    });
  });

  test("authorizes nobody while no VPC is known, because no VPCs would mean all of the account", () => {
    const clusters = [{ cluster: cluster(1), vpcEndpointIds: {} }];
    expect(emit(fullAwsEndpoints({ clusters })).resource).not.toHaveProperty(
      "aws_redshift_endpoint_authorization",
    );
  });
});

describe("a bucket", () => {
  test("gets no policy unless the stack owns it, because AWS keeps one and ours would replace it", () => {
    // WHEN
    const { resource, output } = emit(withS3("statement", 1));
    // THEN
    expect(resource).toEqual({});
    expect(output["bucket_policies"]?.["value"]).toEqual({
      "example-lake": "${data.aws_iam_policy_document.bucket_example-lake.json}",
    });
  });

  test("gets the whole policy where the stack owns it", () => {
    expect(emit(withS3("owned", 1)).resource["aws_s3_bucket_policy"]).toEqual({
      "example-lake": {
        bucket: "${data.aws_s3_bucket.example-lake.id}",
        policy: "${data.aws_iam_policy_document.bucket_example-lake.json}",
      },
    });
  });

  test("lets in the named roles by the endpoints alone", () => {
    const { statement } =
      emit(withS3("owned", 1)).data["aws_iam_policy_document"]?.["bucket_example-lake"] ?? {};
    expect(statement).toHaveLength(2);
    for (const each of statement as unknown[]) {
      expect(each).toMatchObject({
        effect: "Allow",
        principals: [{ type: "AWS", identifiers: [AIRFLOW] }],
        condition: [{ test: "StringEquals", variable: "aws:SourceVpce", values: [endpointId(1)] }],
      });
    }
  });

  test("is left alone before an endpoint is known", () => {
    expect(bodiesOf(emit(withS3("owned")))).toEqual({});
  });
});

test("a private REST API is called by the endpoints alone", () => {
  // WHEN
  const { data, resource } = emit(
    fullAwsEndpoints({ endpoints: [{ service: "api-gateway", restApis: [restApi("owned")] }] }),
  );
  // THEN
  expect(data["aws_iam_policy_document"]?.["api_a1b2c3d4e5"]?.["statement"]).toEqual([
    {
      sid: "AstroCallsByEndpoint",
      effect: "Allow",
      actions: ["execute-api:Invoke"],
      resources: ["arn:aws:execute-api:us-east-1:333333333333:a1b2c3d4e5/*"],
      principals: [{ type: "*", identifiers: ["*"] }],
      condition: [
        {
          test: "StringEquals",
          variable: "aws:SourceVpce",
          values: [endpointId(13), endpointId(23), endpointId(33)],
        },
      ],
    },
  ]);
  expect(resource["aws_api_gateway_rest_api_policy"]?.["a1b2c3d4e5"]).toEqual({
    rest_api_id: "a1b2c3d4e5",
    policy: "${data.aws_iam_policy_document.api_a1b2c3d4e5.json}",
  });
});

test("a retired connection emits its provider alone", () => {
  const stack = emit(fullAwsEndpoints({ retired: true }));
  expect(bodiesOf(stack)).toEqual({});
  expect(stack.provider).toHaveProperty("aws");
});

test("the order of the file changes nothing", () => {
  const whole = fullAwsEndpoints();
  const order = <T>(items: readonly T[]) =>
    fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
  const shuffled: fc.Arbitrary<AwsEndpointConnection> = fc
    .record({ endpoints: order(whole.endpoints), clusters: order(whole.clusters) })
    .map((parts) => ({ ...whole, ...parts }));
  fc.assert(
    fc.property(shuffled, (each) => {
      expect(bytesOf(each)).toBe(bytesOf(whole));
    }),
    { numRuns: 15 },
  );
});
