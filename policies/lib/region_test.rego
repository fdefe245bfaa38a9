package astro.lib.region_test

import data.astro.lib.region
import data.astro.testing

test_attribute_of_provider_6 if {
	region.of(_resource({"region": "eu-west-1"})) == "eu-west-1" with input as testing.plan([])
}

test_arn if {
	region.of(_resource({"arn": "arn:aws:ec2:us-west-2:333333333333:vpc/vpc-0123456789abcdef0"})) == "us-west-2" with input as testing.plan([])
}

test_default_of_root_variable if {
	region.of_provider("aws") == "us-east-2" with input as {"configuration": {
		"provider_config": {"aws": {"expressions": {"region": {"references": ["var.region"]}}}},
		"root_module": {"variables": {"region": {"default": "us-east-2"}}},
	}}
}

test_constant_of_module_call if {
	region.of_provider("module.a:aws") == "us-east-2" with input as _module({"constant_value": "us-east-2"})
}

test_variable_handed_to_module if {
	region.of_provider("module.a:aws") == "us-west-1" with input as object.union(
		_module({"references": ["var.region"]}),
		{"variables": {"region": {"value": "us-west-1"}}},
	)
}

test_undecidable if {
	not region.of_provider("aws") with input as {"configuration": {"provider_config": {"aws": {}}}}
	not region.of_provider("aws") with input as {"configuration": {"provider_config": {"aws": {"expressions": {"region": {"references": ["var.region", "local.region"]}}}}}}
	not region.of_provider("aws") with input as {"configuration": {"provider_config": {"aws": {"expressions": {"region": {"references": ["var.region"]}}}}}}
	not region.of_provider("module.a.module.b:aws") with input as {"configuration": {
		"provider_config": {"module.a.module.b:aws": {
			"module_address": "module.a.module.b",
			"expressions": {"region": {"references": ["var.region"]}},
		}},
		"root_module": {"module_calls": {"a": {"module": {"module_calls": {"b": {"expressions": {"region": {"references": ["var.region"]}}}}}}}},
	}}
}

_resource(after) := testing.created("aws_vpc.data", after, {})

_module(expression) := {"configuration": {
	"provider_config": {"module.a:aws": {
		"module_address": "module.a",
		"expressions": {"region": {"references": ["var.aws_region"]}},
	}},
	"root_module": {"module_calls": {"a": {"expressions": {"aws_region": expression}, "module": {}}}},
}}
