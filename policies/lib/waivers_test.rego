package astro.lib.waivers_test

import data.astro.lib.waivers

_rule := "vpc-peering/accepter-must-accept"

_waiver := {
	"rule": _rule,
	"address": "aws_vpc_peering_connection_accepter.astro",
	"reason": "accepted by hand on Monday",
	"owner": "network",
	"expires": "2026-06-30",
}

_held := {"reason": "accepted by hand on Monday", "owner": "network", "expires": "2026-06-30"}

_of(waiver, rule, address) := found if {
	found := waivers.of(rule, address) with data.astro.waivers as [waiver]
		with data.astro.today as "2026-06-30"
}

_with(key, value) := object.union(_waiver, {key: value})

test_holds_for_its_rule_and_address_to_its_last_day if {
	_of(_waiver, _rule, _waiver.address) == _held
}

test_another_rule_is_not_waived if {
	_of(_waiver, "vpc-peering/cidr-overlap", _waiver.address) == null
}

test_another_address_is_not_waived if {
	_of(_waiver, _rule, "aws_vpc_peering_connection_accepter.astro2") == null
	_of(_waiver, _rule, "module.a.aws_vpc_peering_connection_accepter.astro") == null
}

test_each_waiver_of_its_own_rule_and_address if {
	other := _with("address", "aws_vpc.other")
	wild := object.union(_with("address", "*.astro"), {"owner": "data"})
	found := [waivers.of(_rule, address).owner |
		some address in ["aws_vpc_peering_connection_accepter.astro", "aws_vpc.other", "aws_vpc.astro"]
	] with data.astro.waivers as [other, wild, _waiver]
		with data.astro.today as "2026-06-30"
	found == ["data", "network", "data"]
}

test_the_day_after_it_no_longer_waives if {
	found := waivers.of(_rule, _waiver.address) with data.astro.waivers as [_waiver]
		with data.astro.today as "2026-07-01"
	found == null
}

test_the_first_that_holds_is_shown if {
	expired := _with("expires", "2026-01-01")
	later := _with("owner", "data")
	found := waivers.of(_rule, _waiver.address) with data.astro.waivers as [expired, _waiver, later]
		with data.astro.today as "2026-06-30"
	found == _held
}

test_without_a_day_nothing_is_waived if {
	found := waivers.of(_rule, _waiver.address) with data.astro.waivers as [_waiver]
		with data.astro.today as null
		with input as {}
	found == null
}

test_the_day_of_a_terraform_cloud_run if {
	found := waivers.of(_rule, _waiver.address) with data.astro.waivers as [_waiver]
		with data.astro.today as null
		with input as {"plan": {}, "run": {"created_at": "2026-06-30T23:59:59.999Z"}}
	found == _held
	late := waivers.of(_rule, _waiver.address) with data.astro.waivers as [_waiver]
		with data.astro.today as null
		with input as {"plan": {}, "run": {"created_at": "2026-07-01T00:00:00Z"}}
	late == null
}

test_the_day_of_a_scalr_run if {
	found := waivers.of(_rule, _waiver.address) with data.astro.waivers as [_waiver]
		with data.astro.today as null
		with input as {"tfplan": {}, "tfrun": {"created_at": "2026-06-30T10:00:00Z"}}
	found == _held
	late := waivers.of(_rule, _waiver.address) with data.astro.waivers as [_waiver]
		with data.astro.today as null
		with input as {"tfplan": {}, "tfrun": {"created_at": "2026-07-01T00:00:00Z"}}
	late == null
}

test_wildcards_go_over_modules_and_keys if {
	every pattern in ["*", "*.astro*", "module.a.*", `module.a.module.b["?"].aws_route.astro["k.1"]`, "module.?.module.b[\"x\"].aws_route.astro[*]", `module.a.module.b["*"].*`] {
		_of(_with("address", pattern), _rule, `module.a.module.b["x"].aws_route.astro["k.1"]`) == _held
	}
}

test_brackets_are_no_character_classes if {
	_of(_with("address", "aws_route.astro[0]"), _rule, "aws_route.astro[0]") == _held
	_of(_with("address", "*.astro[01]"), _rule, "aws_route.astro0") == null
	_of(_with("address", "*.astro[0]"), _rule, "aws_route.astro[1]") == null
}

test_braces_are_no_alternatives if {
	_of(_with("address", `*["{a,b}"]`), _rule, `aws_route.astro["a"]`) == null
	_of(_with("address", `*["{a,b}"]`), _rule, `aws_route.astro["{a,b}"]`) == _held
}

test_a_backslash_is_a_backslash if {
	_of(_with("address", `*["a\"b"]`), _rule, `aws_route.astro["a\"b"]`) == _held
	_of(_with("address", `*["\*"]`), _rule, `aws_route.astro["*"]`) == null
}

test_a_finding_on_the_plan_is_waived_by_name_only if {
	_of(_with("address", "(plan)"), _rule, null) == _held
	_of(_with("address", "*"), _rule, null) == null
}

test_a_wildcard_over_rules_is_none if {
	_of(_with("rule", "*"), _rule, _waiver.address) == null
	_of(_with("rule", "vpc-peering/*"), _rule, _waiver.address) == null
}

test_facts_cannot_be_waived if {
	_of(_with("rule", "facts/facts-given"), "facts/facts-given", _waiver.address) == null
	_of({"rule": "facts/facts-given", "address": "(plan)"}, "facts/facts-given", null) == null
}

test_a_waiver_that_lacks_something_waives_nothing if {
	every key in ["rule", "address", "reason", "owner", "expires"] {
		_of(object.remove(_waiver, [key]), _rule, _waiver.address) == null
		_of(_with(key, ""), _rule, _waiver.address) == null
		_of(_with(key, 7), _rule, _waiver.address) == null
	}
	_of(_with("reason", "  "), _rule, _waiver.address) == null
}

test_a_day_that_is_none_waives_nothing if {
	every day in [
		"never", "9999", "2026-06-30T00:00:00Z", "30.06.2026", "x2026-06-30", "2026-6-30", "2026-07-1", "2026-07-001", "2026-07-3a", "202-07-01",
		"20260-07-01", "202x-07-01", "2026-07-00", "2026-13-01", "2026-00-01", "2027-02-30", "2027-04-31", "2026-07-01-01", "2026-07",
	] {
		_of(_with("expires", day), _rule, _waiver.address) == null
	}
}

test_the_last_day_of_every_month if {
	last := ["31", "29", "31", "30", "31", "30", "31", "31", "30", "31", "30", "31"]
	every i, day in last {
		month := substring(concat("", ["0", format_int(i + 1, 10)]), count(format_int(i + 1, 10)) - 1, 2)
		expires := concat("-", ["2028", month, day])
		_of(_with("expires", expires), _rule, _waiver.address).expires == expires
	}
}

test_a_former_name_still_waives if {
	found := waivers.of(_rule, _waiver.address) with data.astro.waivers as [_with("rule", "vpc-peering/formerly")]
		with data.astro.today as "2026-06-30"
		with data.astro.lib.rules.table as {"vpc_peering": {"accepter_must_accept": {"id": _rule, "aliases": ["vpc-peering/formerly"]}, "other": {"id": "vpc-peering/other"}}}
	found == _held
	other := waivers.of("vpc-peering/other", _waiver.address) with data.astro.waivers as [_with("rule", "vpc-peering/formerly")]
		with data.astro.today as "2026-06-30"
		with data.astro.lib.rules.table as {"vpc_peering": {"accepter_must_accept": {"id": _rule, "aliases": ["vpc-peering/formerly"]}, "other": {"id": "vpc-peering/other"}}}
	other == null
}

# The rules are stood in for, because under `opa test` their own tests would be evaluated with them.
test_used_are_those_that_match_even_if_expired if {
	found := waivers.used with data.astro.rules as {"vpc_peering": {
		"accepter_must_accept": {"deny": {{"address": _waiver.address}, {"address": null}}},
		"cidr_overlap": {"deny": set()},
	}}
		with data.astro.today as "2026-07-01"
		with data.astro.waivers as [
			_with("address", "aws_vpc.none"),
			_waiver,
			_with("rule", "vpc-peering/cidr-overlap"),
			_with("address", "(plan)"),
		]
	found == {1, 3}
}

test_with_wildcards_it_must_be_complete_too if {
	_of(_with("address", "*.astro"), _rule, _waiver.address) == _held
	_of(object.union(_with("address", "*.astro"), {"reason": " "}), _rule, _waiver.address) == null
}

test_the_last_day_is_a_day if {
	last := {"01": "31", "02": "29", "03": "31", "04": "30", "05": "31", "06": "30", "07": "31", "08": "31", "09": "30", "10": "31", "11": "30", "12": "31"}
	every month, day in last {
		_holds_until(concat("-", ["2027", month, day]))
		_holds_until(concat("-", ["2027", month, "01"]))
		not _holds_until(concat("-", ["2027", month, "00"]))
		not _holds_until(concat("-", ["2027", month, format_int(to_number(day) + 1, 10)]))
	}
	every text in ["2_27-01-01", "2027-1-01", "2027-13-01", "27-01-01", "2027-01-1", "2027-01-01T00:00", "never", ""] {
		not _holds_until(text)
	}
}

_holds_until(day) if _of(_with("expires", day), _rule, _waiver.address) != null

test_a_reason_and_an_owner_are_texts if {
	_of(_with("owner", 5), _rule, _waiver.address) == null
	_of(_with("reason", ["x"]), _rule, _waiver.address) == null
	_of(_with("reason", " "), _rule, _waiver.address) == null
}
