"""What built-in endpoints lead to, in an account of a running emulator: lake.py ENDPOINT CUSTOMER prepare|look."""

import json
import sys
from typing import Any

from botocore.exceptions import ClientError
from look import client

BUCKETS = ("example-lake", "example-raw")


def prepare(endpoint: str, customer: str) -> None:
    client("redshift", endpoint, customer).create_cluster(
        ClusterIdentifier="warehouse", NodeType="ra3.large", MasterUsername="admin", MasterUserPassword="Password1"
    )
    s3 = client("s3", endpoint, customer)
    for bucket in BUCKETS:
        s3.create_bucket(Bucket=bucket)
    # Somebody else's policy, which must survive where Terraform does not own it.
    theirs = {"Sid": "Theirs", "Effect": "Deny", "Principal": "*", "Action": "s3:DeleteBucket", "Resource": "*"}
    s3.put_bucket_policy(Bucket=BUCKETS[0], Policy=json.dumps({"Version": "2012-10-17", "Statement": [theirs]}))


def look(endpoint: str, customer: str) -> dict[str, Any]:
    redshift = client("redshift", endpoint, customer)
    s3 = client("s3", endpoint, customer)
    return {
        "authorizations": [
            [each["ClusterIdentifier"], each["Grantee"], each["AllowedAllVPCs"], each["AllowedVPCs"]]
            for each in redshift.describe_endpoint_authorization()["EndpointAuthorizationList"]
        ],
        "buckets": {bucket: _statements(s3, bucket) for bucket in BUCKETS},
    }


def _statements(s3: Any, bucket: str) -> list[str]:
    try:
        policy = json.loads(s3.get_bucket_policy(Bucket=bucket)["Policy"])
    except ClientError as error:
        if error.response["Error"]["Code"] != "NoSuchBucketPolicy":
            raise
        return []
    return sorted(statement["Sid"] for statement in policy["Statement"])


if __name__ == "__main__":
    print(json.dumps({"prepare": prepare, "look": look}[sys.argv[3]](*sys.argv[1:3])))
