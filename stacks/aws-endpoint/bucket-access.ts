import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { DataAwsS3Bucket } from "@cdktf/provider-aws/lib/data-aws-s3-bucket";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { Construct } from "constructs";
import type { Bucket } from "../../config/model";
import type { Path } from "../../config/positions";
import { declaredAt } from "../origin";
import { hcl } from "../private/hcl";
import { addressOf, named, nameOf } from "../private/names";
import { byEndpoint } from "./by-endpoint";

/** Properties of a BucketAccess. */
export interface BucketAccessProps {
  readonly bucket: Bucket;
  /** Endpoints of S3 in the clusters' VPCs; at least one. */
  readonly vpcEndpointIds: readonly string[];
  /** @default - the origin is not recorded */
  readonly declaredAt?: Path;
}

const OBJECTS = { read: ["s3:GetObject"], "read-write": ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"] };

/**
 * Lets principals into a bucket by the endpoints alone: as a policy document for the owner of the bucket's policy to
 * merge, or as the whole policy. AWS keeps one policy of a bucket, so writing it replaces what was there.
 */
export class BucketAccess extends Construct {
  readonly bucket: string;
  /** Expression: the policy as JSON. */
  readonly json: string;

  constructor(scope: Construct, id: string, props: BucketAccessProps) {
    super(scope, id);
    const { bucket, vpcEndpointIds } = props;
    this.bucket = bucket.name;
    const name = nameOf(bucket.name);
    const data = named(new DataAwsS3Bucket(this, "bucket", { bucket: bucket.name }), name);
    const arn = `${addressOf(declaredAt(data, props.declaredAt))}.arn`;
    const common = byEndpoint(vpcEndpointIds, bucket.principals);
    const document = named(
      new DataAwsIamPolicyDocument(this, "policy", {
        statement: [
          { sid: "AstroListsByEndpoint", actions: ["s3:ListBucket"], resources: [hcl(arn)], ...common },
          {
            sid: "AstroObjectsByEndpoint",
            actions: OBJECTS[bucket.access],
            resources: [`${hcl(arn)}/*`],
            ...common,
          },
        ],
      }),
      `bucket_${name}`,
    );
    this.json = hcl(`${addressOf(declaredAt(document, props.declaredAt))}.json`);
    if (bucket.policy === "statement") return;
    const policy = new S3BucketPolicy(this, "owned", {
      bucket: hcl(`${addressOf(data)}.id`),
      policy: this.json,
    });
    declaredAt(named(policy, name), props.declaredAt);
  }
}
