# METADATA
# title: Addresses in JSON policies
# description: |
#   Conditions on `aws:SourceIp` in resource and identity policies, whether the policy is a JSON string or a document that
#   Terraform can read only at apply. A condition is `{resource, statement, kind, texts, unknown}`: `statement` tells
#   conditions that hold together apart, `kind` is "allow" or "block", `texts` are the addresses as written.
#
#   The gate need not pass on a resource of these types whose text is known and holds none of the words below; the build
#   takes that from here for every type that no other file names.
# scope: package
# custom:
#   texts:
#     table: _attributes
#     words: ["aws:sourceip", '\u']
package astro.lib.source_ip

import data.astro.lib.configuration
import data.astro.lib.plan

# METADATA
# description: Every condition on `aws:SourceIp` of the plan.
conditions := array.concat(_known, _deferred)

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

_known := [condition |
	some type, attribute in _attributes
	some resource in plan.of_type(type)
	text := plan.value(resource, attribute)
	_may_hold(text)
	document := json.unmarshal(text)
	some i, statement in _list(document.Statement)
	some operator, tested in statement.Condition
	some variable, value in tested
	lower(variable) == "aws:sourceip"
	condition := {
		"resource": resource,
		"statement": _statement(statement.Effect, i),
		"kind": _kind(statement.Effect, operator),
		"texts": [item | some item in _list(value); is_string(item)],
		"unknown": false,
	}
]

# Most policies have no such condition and need not be parsed. JSON may spell any letter as an escape.
_may_hold(text) if contains(lower(text), "aws:sourceip")

_may_hold(text) if contains(text, `\u`)

# The JSON is not known until apply when it holds, say, the ARN of a new bucket; the conditions are.
_deferred := [condition |
	some type, attribute in _attributes
	some resource in plan.of_type(type)
	plan.unknown(resource, attribute)
	some address in configuration.linked(resource, attribute)
	document := plan.sources.aws_iam_policy_document[address]
	some i, statement in plan.blocks(document, "statement")
	some j, test in plan.blocks(statement, "condition")
	lower(plan.value(test, "variable")) == "aws:sourceip"
	condition := {
		"resource": resource,
		"statement": _statement(_effect(statement), i),
		"kind": _kind(_effect(statement), plan.value(test, "test")),
		"texts": [item | some item in plan.value(test, "values"); is_string(item)],
		"unknown": _unknown(statement, test, j),
	}
]

_effect(statement) := plan.value(statement, "effect")

_effect(statement) := "Allow" if not plan.value(statement, "effect")

_unknown(_, test, _) if plan.partly_unknown(test, "values")

else := false

_list(value) := value if {
	is_array(value)
} else := [value]

# What several statements allow adds up; each denial stands alone.
_statement("Allow", _) := "allow"

_statement("Deny", i) := concat(" ", ["deny", format_int(i, 10)])

_kind(effect, operator) := "allow" if {
	[effect, _test(operator)] in [["Allow", "ipaddress"], ["Deny", "notipaddress"]]
} else := "block" if {
	[effect, _test(operator)] in [["Deny", "ipaddress"], ["Allow", "notipaddress"]]
}

_test(operator) := test if {
	parts := split(lower(operator), ":")
	test := trim_suffix(parts[count(parts) - 1], "ifexists")
}
