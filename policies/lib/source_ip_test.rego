package astro.lib.source_ip_test

import data.astro.lib.source_ip
import data.astro.testing

_attributes := {
	"aws_api_gateway_rest_api": "policy",
	"aws_api_gateway_rest_api_policy": "policy",
	"aws_backup_vault_policy": "policy",
	"aws_dynamodb_resource_policy": "policy",
	"aws_ecr_repository_policy": "policy",
	"aws_efs_file_system_policy": "policy",
	"aws_elasticsearch_domain": "access_policies",
	"aws_elasticsearch_domain_policy": "access_policies",
	"aws_glue_resource_policy": "policy",
	"aws_iam_group_policy": "policy",
	"aws_iam_policy": "policy",
	"aws_iam_role": "assume_role_policy",
	"aws_iam_role_policy": "policy",
	"aws_iam_user_policy": "policy",
	"aws_kinesis_resource_policy": "policy",
	"aws_kms_key": "policy",
	"aws_kms_key_policy": "policy",
	"aws_opensearch_domain": "access_policies",
	"aws_opensearch_domain_policy": "access_policies",
	"aws_redshift_resource_policy": "policy",
	"aws_s3_access_point": "policy",
	"aws_s3_bucket": "policy",
	"aws_s3_bucket_policy": "policy",
	"aws_s3control_access_point_policy": "policy",
	"aws_secretsmanager_secret": "policy",
	"aws_secretsmanager_secret_policy": "policy",
	"aws_sns_topic": "policy",
	"aws_sns_topic_policy": "policy",
	"aws_sqs_queue": "policy",
	"aws_sqs_queue_policy": "policy",
	"aws_vpc_endpoint": "policy",
	"aws_vpc_endpoint_policy": "policy",
}

_statement := {"Effect": "Allow", "Condition": {"IpAddress": {"aws:SourceIp": "203.0.113.7"}}}

_policy(type, attribute, statements) := testing.created(concat(".", [type, "x"]), {attribute: json.marshal({"Statement": statements})}, {})

test_every_resource_with_a_policy if {
	resources := [_policy(type, attribute, _statement) | some type, attribute in _attributes]
	found := {condition.resource.type | some condition in source_ip.conditions} with input as testing.plan(resources)
	found == object.keys(_attributes)
}

# What several statements allow adds up; each denial stands alone.
test_conditions_as_a_whole if {
	denial := {"Effect": "Deny", "Condition": {"NotIpAddress": {"aws:SourceIp": ["203.0.113.8", 5]}}}
	policy := _policy("aws_s3_bucket_policy", "policy", [_statement, denial])
	found := source_ip.conditions with input as testing.plan([policy])
	found == [
		{"resource": policy, "statement": "allow", "kind": "allow", "texts": ["203.0.113.7"], "unknown": false},
		{"resource": policy, "statement": "deny 1", "kind": "allow", "texts": ["203.0.113.8"], "unknown": false},
	]
}

test_conditions_of_a_document_that_is_deferred if {
	_deferred({}, {"policy": true}) == [{"statement": "allow", "kind": "allow", "texts": ["203.0.113.7"], "unknown": false}]
	_deferred({"policy": json.marshal({"Statement": _statement})}, {}) == [{"statement": "allow", "kind": "allow", "texts": ["203.0.113.7"], "unknown": false}]
}

# Of a policy that refers to a document, and of one that is known as well.
_deferred(after, unknown) := found if {
	address := "data.aws_iam_policy_document.a"
	policy := testing.linked(testing.created("aws_s3_bucket_policy.x", after, unknown), {"policy": [concat(".", [address, "json"]), address]})
	conditions := [
		{"test": "IpAddress", "variable": "aws:SourceIp", "values": ["203.0.113.7", null]},
		{"test": "IpAddress", "variable": "aws:VpcSourceIp", "values": ["10.0.0.0/8"]},
	]
	source := object.union(
		testing.created("aws_iam_policy_document.a", {"statement": [{"effect": "Allow", "condition": conditions}]}, {"json": true}),
		{"address": address, "mode": "data"},
	)
	document := object.union(testing.plan([policy]), {
		"resource_changes": [policy, source],
		"configuration": {"root_module": {"resources": array.concat(
			testing.plan([policy]).configuration.root_module.resources,
			[{"address": address, "mode": "data", "expressions": {}}],
		)}},
	})
	found := [object.remove(one, ["resource"]) | some one in source_ip.conditions] with input as document
}

# Beside the address of who asks, there is that of a caller inside a VPC; and it may be compared as a text.
test_other_conditions_are_none if {
	inside := {"Effect": "Allow", "Condition": {"IpAddress": {"aws:VpcSourceIp": "10.0.0.0/8", "aws:SourceIp": "203.0.113.7"}}}
	as_text := {"Effect": "Allow", "Condition": {"StringEquals": {"aws:SourceIp": "203.0.113.8"}}}
	found := [condition.texts | some condition in source_ip.conditions] with input as testing.plan([_policy("aws_s3_bucket_policy", "policy", [inside, as_text])])
	found == [["203.0.113.7"]]
}
