package astro.lib.prefix_list_test

import data.astro.lib.prefix_list
import data.astro.testing

_list(name, after, unknown) := testing.created(concat(".", ["aws_ec2_managed_prefix_list", name]), after, unknown)

# The ids that are known; of what is not, the lists that the configuration names.
test_keys if {
	_keys({"lists": ["pl-1", null]}, {}, ["aws_ec2_managed_prefix_list.a"]) == {"pl-1"}
	_keys({"lists": null}, {"lists": true}, ["aws_ec2_managed_prefix_list.a"]) == {"aws_ec2_managed_prefix_list.a"}
	_keys({"lists": null}, {"lists": true}, ["aws_vpc.x"]) == set()
}

_keys(after, unknown, references) := found if {
	resource := testing.linked(testing.created("aws_security_group_rule.r", after, unknown), {"lists": references})
	others := [_list("a", {"id": "pl-1"}, {}), _list("b", {"id": "pl-2"}, {}), testing.created("aws_vpc.x", {}, {})]
	found := prefix_list.keys(resource, resource, "lists", "lists") with input as testing.plan(array.concat(others, [resource]))
}

test_cidrs_of_its_own_entries if {
	_shown({"prefix_list_id": "pl-1"}, {}, []) == [{"10.0.0.0/8"}, set()]
	_shown({}, {"prefix_list_id": true}, ["aws_ec2_managed_prefix_list.b"]) == [set(), {"10.0.0.0/8"}]
}

# What lists `a` and `b` hold beside an entry.
_shown(after, unknown, references) := found if {
	entry := testing.linked(
		testing.created("aws_ec2_managed_prefix_list_entry.e", object.union({"cidr": "10.0.0.0/8"}, after), unknown),
		{"prefix_list_id": references},
	)
	document := testing.plan([_list("a", {"id": "pl-1"}, {}), _list("b", {}, {"id": true}), entry])
	found := [cidrs |
		some key in ["pl-1", "aws_ec2_managed_prefix_list.b"]
		cidrs := prefix_list.cidrs({key}) with input as document
	]
}

test_partly_unknown_where_an_entry_is if {
	_partly_unknown(_list("a", {"entry": [{}]}, {"entry": [{"cidr": true}]}))
	not _partly_unknown(_list("a", {"entry": [{"cidr": "10.0.0.0/8"}]}, {"entry": [{}]}))
	_partly_unknown(testing.linked(_list("a", {}, {"entry": true}), {"entry": ["var.entries"]}))
	not _partly_unknown(_list("a", {}, {"entry": true}))
}

_partly_unknown(list) if {
	prefix_list.partly_unknown("aws_ec2_managed_prefix_list.a") with input as testing.plan([list])
}

test_partly_unknown_where_an_entry_that_is_read_is if {
	source := object.union(
		testing.created("aws_ec2_managed_prefix_list.a", {"entries": [{}]}, {"entries": [{"cidr": true}]}),
		{"address": "data.aws_ec2_managed_prefix_list.a", "mode": "data"},
	)
	prefix_list.partly_unknown("data.aws_ec2_managed_prefix_list.a") with input as testing.plan([source])
}
