package astro.main_test

import data.astro.main as verdicts
import data.astro.testing

test_a_finding_gets_what_metadata_says if {
	some found in verdicts.findings with input as _plan({"auto_accept": false}, {})
		with data.astro.facts as testing.facts
	found.rule == "vpc-peering/accepter-must-accept"
	found.severity == "error"
	found.waived == null
	found.unknown == false
	contains(found.remediation, "auto_accept = true")
}

test_not_knowing_has_a_severity_of_its_own if {
	some found in verdicts.findings with input as _plan({}, {"auto_accept": true})
		with data.astro.facts as testing.facts
	found.rule == "vpc-peering/accepter-must-accept"
	found.severity == "note"
	found.unknown
}

test_the_verdict_has_all_a_report_needs if {
	verdict := verdicts.verdict with input as _plan({"auto_accept": true}, {})
		with data.astro.facts as testing.facts
	object.keys(verdict) == {"findings", "judged", "waivers"}
	"aws_vpc_peering_connection_accepter.astro" in verdict.judged
}

test_a_line_names_the_resource if {
	verdicts.line(_finding("aws_route.r")) == "a/b aws_route.r: m; expected e; found f; fix: r"
}

test_a_line_names_the_plan_where_no_resource_is_to_blame if {
	verdicts.line(_finding(null)) == "a/b (plan): m; expected e; found f; fix: r"
}

_finding(address) := {
	"rule": "a/b",
	"severity": "error",
	"address": address,
	"message": "m",
	"expected": "e",
	"actual": "f",
	"remediation": "r",
}

_plan(after, unknown) := testing.plan([
	testing.created(
		"aws_vpc_peering_connection_accepter.astro",
		object.union({"vpc_peering_connection_id": "pcx-0123456789abcdef0"}, after),
		object.union({"id": true}, unknown),
	),
	testing.created(
		"aws_route.to_astro",
		{
			"route_table_id": "rtb-0123456789abcdef0",
			"destination_cidr_block": "172.20.0.0/20",
			"vpc_peering_connection_id": "pcx-0123456789abcdef0",
		},
		{"id": true},
	),
])
