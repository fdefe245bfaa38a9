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

# CDKTF writes JSON, in which a reference stands as a text, too.
test_json_says_a_reference_as_a_constant_too if {
	reference := {"constant_value": "${var.region}", "references": ["var.region"]}
	region.of_provider("aws") == "us-east-2" with input as {"configuration": {
		"provider_config": {"aws": {"expressions": {"region": reference}}},
		"root_module": {"variables": {"region": {"default": "us-east-2"}}},
	}}
	not region.of_provider("aws") with input as {"configuration": {"provider_config": {"aws": {"expressions": {"region": reference}}}}}
	region.of_provider("module.a:aws") == "us-west-1" with input as object.union(
		_module(reference),
		{"variables": {"region": {"value": "us-west-1"}}},
	)
	not region.of_provider("module.a:aws") with input as _module(reference)
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

test_attribute_of_a_data_source_is_no_place if {
	source := object.union(_resource({"region": "eu-west-1"}), {"mode": "data"})
	not region.of(source) with input as testing.plan([])
}

test_arn_without_a_region if {
	vpc := _resource({"arn": "arn:aws:iam::333333333333:role/x"})
	region.of(vpc) == "us-east-2" with input as {"configuration": {
		"provider_config": {"aws": {"expressions": {"region": {"constant_value": "us-east-2"}}}},
		"root_module": {"resources": [{"address": "aws_vpc.data", "provider_config_key": "aws"}]},
	}}
}

test_what_is_no_text_is_no_region if {
	not region.of_provider("aws") with input as {"configuration": {"provider_config": {"aws": {"expressions": {"region": {"constant_value": null}}}}}}
	not region.of_provider("module.a:aws") with input as _module({"constant_value": 5})
}

# One of several variables, such as the first that is set, cannot be told, unless all say the same.
test_several_variables if {
	not region.of_provider("aws") with input as _given_by(["var.one", "var.two"])
	region.of_provider("aws") == "us-east-1" with input as _given_by(["var.one", "var.same"])
	not region.of_provider("aws") with input as _given_by(["var.one", "local.one"])
}

_given_by(references) := {
	"variables": {"one": {"value": "us-east-1"}, "two": {"value": "us-west-2"}, "same": {"value": "us-east-1"}},
	"configuration": {"provider_config": {"aws": {"expressions": {"region": {"references": references}}}}},
}

test_local_handed_to_module if {
	not region.of_provider("module.a:aws") with input as object.union(
		_module({"references": ["local.region"]}),
		{"variables": {"region": {"value": "us-west-1"}}},
	)
}

# Of a module of the same name elsewhere, nothing is taken.
test_constant_of_a_nested_module_call if {
	region.of_provider("module.a.module.b:aws") == "us-east-2" with input as {"configuration": {
		"provider_config": {"module.a.module.b:aws": {
			"module_address": "module.a.module.b",
			"expressions": {"region": {"references": ["var.region"]}},
		}},
		"root_module": {"module_calls": {
			"a": {"module": {"module_calls": {"b": _call("us-east-2")}}},
			"b": _call("us-west-2"),
		}},
	}}
}

_call(constant) := {"expressions": {"region": {"constant_value": constant}}, "module": {}}
